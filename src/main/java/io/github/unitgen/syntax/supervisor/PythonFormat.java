package io.github.unitgen.syntax.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with {@code %(name)s}, which supervisord replaces by the {@code %} operator of Python's
 * strings. Pure.
 *
 * @param parts texts and fields in their order
 */
public record PythonFormat(List<Part> parts) {
  private static final int WIDEST = 100;

  public PythonFormat {
    parts = List.copyOf(parts);
  }

  /** A part of the text. */
  public sealed interface Part {}

  /** A literal text, with {@code %%} as one percent sign. */
  public record Literal(String text) implements Part {}

  /**
   * A field that a value replaces.
   *
   * @param name of the value
   * @param flags of {@code # 0 - +} and the space
   * @param width the minimum number of characters, or 0
   * @param precision the maximum number of characters of a text, the minimum number of digits of a
   *     number, or -1
   * @param type the letter at the end
   */
  public record Field(String name, String flags, int width, int precision, char type)
      implements Part {
    /** Formats a text; empty if Python refuses it. */
    public Optional<String> of(String value) {
      if (type != 's') {
        return Optional.empty();
      }
      String cut =
          precision >= 0 && value.codePointCount(0, value.length()) > precision
              ? value.substring(0, value.offsetByCodePoints(0, precision))
              : value;
      String blanks = " ".repeat(Math.max(0, width - cut.codePointCount(0, cut.length())));
      return Optional.of(flags.indexOf('-') >= 0 ? cut + blanks : blanks + cut);
    }

    /**
     * Formats a whole number; empty if Python refuses it, or the field is not for whole numbers.
     */
    public Optional<String> of(int value) {
      if (type == 's') {
        return of(Integer.toString(value));
      }
      if ("diu".indexOf(type) < 0) {
        return Optional.empty();
      }
      String digits = Long.toString(Math.abs((long) value));
      digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
      String sign =
          value < 0 ? "-" : flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
      int room = Math.max(0, width - sign.length() - digits.length());
      if (flags.indexOf('-') >= 0) {
        return Optional.of(sign + digits + " ".repeat(room));
      }
      return Optional.of(
          flags.indexOf('0') >= 0
              ? sign + "0".repeat(room) + digits
              : " ".repeat(room) + sign + digits);
    }
  }

  /** Reads {@code text}; empty if Python refuses it, or if a field has no name. */
  public static Optional<PythonFormat> read(String text) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '%') {
        literal.append(c);
        continue;
      }
      if (text.startsWith("%", at)) {
        literal.append('%');
        at++;
        continue;
      }
      int end = nameEnd(text, at);
      int letter = end < 0 ? -1 : letter(text, end);
      if (letter < 0) {
        return Optional.empty();
      }
      Optional<Field> field = field(text, at, end, letter);
      if (field.isEmpty()) {
        return Optional.empty();
      }
      parts.add(new Literal(literal.toString()));
      literal.setLength(0);
      parts.add(field.get());
      at = letter + 1;
    }
    parts.add(new Literal(literal.toString()));
    parts.removeIf(part -> part.equals(new Literal("")));
    return Optional.of(new PythonFormat(parts));
  }

  /**
   * Returns the place after the closing parenthesis that matches the one at {@code start}, or -1.
   */
  private static int nameEnd(String text, int start) {
    int depth = 0;
    for (int at = start; at < text.length() && (at > start || text.charAt(at) == '('); at++) {
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      if (depth == 0) {
        return at + 1;
      }
    }
    return -1;
  }

  private static int letter(String text, int start) {
    int at = start;
    while (at < text.length() && "#0- +.123456789hlL".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() && "diouxXeEfFgGcrsa".indexOf(text.charAt(at)) >= 0 ? at : -1;
  }

  private static Optional<Field> field(String text, int start, int end, int letter) {
    String name = text.substring(start + 1, end - 1);
    String modifiers = text.substring(end, letter);
    if (modifiers.endsWith("h") || modifiers.endsWith("l") || modifiers.endsWith("L")) {
      modifiers = modifiers.substring(0, modifiers.length() - 1);
    }
    int flags = 0;
    while (flags < modifiers.length() && "#0- +".indexOf(modifiers.charAt(flags)) >= 0) {
      flags++;
    }
    int dot = modifiers.indexOf('.');
    Optional<Integer> width =
        number(modifiers.substring(flags, dot < 0 ? modifiers.length() : dot));
    Optional<Integer> precision = dot < 0 ? Optional.of(-1) : number(modifiers.substring(dot + 1));
    return width.isPresent() && precision.isPresent()
        ? Optional.of(
            new Field(
                name,
                modifiers.substring(0, flags),
                width.get(),
                precision.get(),
                text.charAt(letter)))
        : Optional.empty();
  }

  /** Reads a number, 0 if there are no digits; refuses a width greater than anybody writes. */
  private static Optional<Integer> number(String digits) {
    if (digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    int number = digits.isEmpty() ? 0 : Integer.parseInt(digits);
    return number > WIDEST ? Optional.empty() : Optional.of(number);
  }
}
