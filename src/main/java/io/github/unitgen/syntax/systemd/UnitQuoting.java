package io.github.unitgen.syntax.systemd;

import java.util.List;
import java.util.Map;

/**
 * Writes values so that systemd 252 reads them back unchanged. Plain words stay unquoted, others
 * are quoted; a percent sign is always doubled. A value that cannot be represented throws {@link
 * IllegalArgumentException}: ask {@link #canCarry}, {@link #canProgram} or {@link #canRaw} first.
 */
public final class UnitQuoting {
  private static final String SAFE_SIGNS = "_@%+=:,./^~-";
  private static final String PREFIXES = "-@:+!|";
  private static final String HEX = "0123456789abcdef";

  private UnitQuoting() {}

  /** A part of a value: literal text, or a specifier that systemd replaces. */
  public sealed interface Piece permits Text, Specifier {}

  /** Literal text. */
  public record Text(String text) implements Piece {}

  /** {@code %} and a letter, such as {@code %i} for the instance. */
  public record Specifier(char letter) implements Piece {
    public Specifier {
      if (!UnitText.isAlphanumeric(letter)) {
        throw new IllegalArgumentException("no specifier: %" + letter);
      }
    }
  }

  /**
   * Whether a unit file can contain the text at all: without NUL, lone surrogates or Unicode
   * noncharacters, neither raw nor escaped.
   */
  public static boolean canCarry(String text) {
    return text.indexOf('\0') < 0 && UnitText.isClean(text, 0, text.length());
  }

  /** Returns the value of {@code Environment=} for a variable; the name must be valid. */
  public static String environment(String name, String value) {
    return environment(name, List.of(new Text(value)));
  }

  /** Returns the value of {@code Environment=} for a variable; the name must be valid. */
  public static String environment(String name, List<Piece> value) {
    if (!EnvironmentLine.isName(name)) {
      throw new IllegalArgumentException("no variable name: " + name);
    }
    // The quote opens before the name: systemd unquotes the whole assignment.
    StringBuilder out = new StringBuilder(name).append('=');
    return write(value, out, false);
  }

  /**
   * Returns a word of a list setting that unquotes and unescapes, such as {@code ReadWritePaths=}.
   */
  public static String word(List<Piece> word) {
    return write(word, new StringBuilder(), false);
  }

  /** Returns a word of a list setting that unquotes and unescapes. */
  public static String word(String word) {
    return word(List.of(new Text(word)));
  }

  /**
   * Returns a word of an Exec line.
   *
   * @param arg the literal text of the word
   * @param first whether it is the program, which must satisfy {@link #canProgram}; the caller adds
   *     its prefixes
   * @param dollarExpands whether systemd expands {@code $}, since the line has no {@code :} prefix
   */
  public static String execWord(String arg, boolean first, boolean dollarExpands) {
    return execWord(List.of(new Text(arg)), first, dollarExpands);
  }

  /**
   * Like the other method, for a word with specifiers. Their values are not protected from {@code
   * $} expansion.
   */
  public static String execWord(List<Piece> arg, boolean first, boolean dollarExpands) {
    if (first && !canProgram(sample(arg))) {
      throw new IllegalArgumentException("cannot be a program");
    }
    if (arg.size() == 1 && arg.get(0) instanceof Text text && text.text().equals(";")) {
      // Up to 220 or so a semicolon separates commands even between quotes.
      return "\\;";
    }
    return write(arg, new StringBuilder(), dollarExpands && !first);
  }

  /**
   * Whether the text can be the program of an Exec line: an absolute path, or (since 239) a name
   * without a slash. systemd refuses quotes, backslashes and control characters even when they are
   * escaped, and reads a leading prefix character as a prefix even when it is quoted.
   */
  public static boolean canProgram(String program) {
    return canCarry(program)
        && !program.isEmpty()
        && PREFIXES.indexOf(program.charAt(0)) < 0
        && !program.equals(";")
        && ExecLine.programFault(program).isEmpty();
  }

  /**
   * Whether the program runs under another name. A {@code $} is literal in the path, but expanded
   * in argv[0] unless the line has a {@code :} prefix; it cannot be escaped there.
   */
  public static boolean dollarChangesArgv0(String program) {
    return !Dollars.expand(List.of(program), Map.of()).equals(List.of(program));
  }

  /**
   * Returns the text for use between double quotes: everything that quotes do not protect is
   * escaped.
   */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    escape(text, false, out);
    return out.toString();
  }

  /** Whether the text, as a whole word or a part of one, needs quotes. */
  public static boolean needsQuotes(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!UnitText.isAlphanumeric(c) && SAFE_SIGNS.indexOf(c) < 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a setting that does not unquote can hold the text. The value ends with the line and
   * loses surrounding spaces. The empty text would be a reset.
   */
  public static boolean canRaw(String text) {
    if (text.isEmpty() || !canCarry(text)) {
      return false;
    }
    int backslashes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\t' && UnitText.isControl(c)) {
        return false;
      }
      backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    return backslashes % 2 == 0
        && !UnitText.isBlank(text.charAt(0))
        && !UnitText.isBlank(text.charAt(text.length() - 1));
  }

  /** Returns the value of a setting that does not unquote, such as {@code WorkingDirectory=}. */
  public static String rawValue(String text) {
    if (!canRaw(text)) {
      throw new IllegalArgumentException("cannot be written without quotes");
    }
    return text.replace("%", "%%");
  }

  /** Returns an example of the program, in which each specifier is replaced by a part of a path. */
  private static String sample(List<Piece> pieces) {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      String other = out.isEmpty() ? "/x" : "x";
      out.append(piece instanceof Text literal ? literal.text() : other);
    }
    return out.toString();
  }

  private static String write(List<Piece> pieces, StringBuilder plain, boolean dollar) {
    boolean quotes = false;
    for (Piece piece : pieces) {
      if (piece instanceof Text literal) {
        if (!canCarry(literal.text())) {
          throw new IllegalArgumentException("cannot be written in a unit file");
        }
        quotes |= needsQuotes(literal.text());
        escape(literal.text(), dollar, plain);
      } else if (piece instanceof Specifier specifier) {
        plain.append('%').append(specifier.letter());
      }
    }
    return quotes || plain.isEmpty()
        ? plain.insert(0, '"').append('"').toString()
        : plain.toString();
  }

  private static void escape(String text, boolean dollar, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\', '"' -> out.append('\\').append(c);
        case '%' -> out.append("%%");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '$' -> out.append(dollar ? "$$" : "$");
        default -> {
          if (UnitText.isControl(c)) {
            out.append("\\x").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else {
            out.append(c);
          }
        }
      }
    }
  }
}
