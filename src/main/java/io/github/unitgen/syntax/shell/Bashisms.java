package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.Bashism.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds bash syntax in a text that dash does not support. Accepts any text, in linear time. */
public final class Bashisms {
  private final String text;
  private final List<Token> tokens;
  private final List<Bashism> found = new ArrayList<>();

  /** Whether the place is between {@code [[} and its end: one finding there is enough. */
  private boolean doubleBrackets;

  private Bashisms(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** Those that the tokens of {@code text} show, whatever command they are part of. */
  static List<Bashism> inTokens(String text, List<Token> tokens) {
    Bashisms bashisms = new Bashisms(text, tokens);
    bashisms.read();
    return bashisms.found;
  }

  /**
   * Returns all of them in text order; empty if the text itself checks which shell runs it.
   * Here-documents and command substitutions are not searched.
   */
  public static List<Bashism> of(String text) {
    return of(text, ShellScan.of(text));
  }

  /** Like {@link #of(String)}, for a text that is already scanned. */
  public static List<Bashism> of(String text, ShellScan scan) {
    if (text.contains("BASH_VERSION") || text.contains("$BASH") || text.contains("${BASH")) {
      return List.of();
    }
    List<Bashism> found = new ArrayList<>(scan.bashisms());
    for (ShellScan.Command command : scan.commands()) {
      BashCommands.read(command, scan.functions(), found);
    }
    found.sort(Comparator.comparingInt(one -> one.span().start()));
    return List.copyOf(found);
  }

  private void read() {
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      if (token instanceof Token.Word word) {
        word(word, at);
      } else if (token instanceof Token.Operator sign) {
        operator(sign, at);
      }
    }
  }

  private void word(Token.Word word, int at) {
    boolean starts = startsCommand(at);
    if (starts && word.isPlain("[[")) {
      doubleBrackets = true;
    } else if (doubleBrackets) {
      doubleBrackets = !word.isPlain("]]");
      return;
    } else if (starts && wordAt(at + 1)) {
      if (word.isPlain("function")) {
        add(word.span(), Kind.FUNCTION, "function");
      } else if (word.isPlain("coproc") || word.isPlain("select") && isSelect(at)) {
        add(word.span(), Kind.KEYWORD, word.plainStart());
      }
    }
    if (isSign(at + 1, "(") && touches(at)) {
      String start = word.plainStart();
      if (start.endsWith("=") && word.isAssignment() && word.isPlain(start)) {
        add(new Span(word.span().start(), word.span().end() + 1), Kind.ARRAY, start + "(");
      }
    }
    BashWords.read(text, word, found);
  }

  private boolean isSelect(int at) {
    return at + 2 < tokens.size()
        && tokens.get(at + 2) instanceof Token.Word next
        && next.isPlain("in");
  }

  private void operator(Token.Operator sign, int at) {
    if (sign.isLineBreak() || sign.is(";")) {
      doubleBrackets = false;
    }
    if (doubleBrackets) {
      return;
    }
    String plain =
        ShellNames.isDigit(sign.text().charAt(0)) ? sign.text().substring(1) : sign.text();
    switch (plain) {
      case "&>", "&>>" -> add(sign.span(), Kind.BOTH_OUTPUTS, plain);
      case "<<<", "|&", ";&", ";;&" -> add(sign.span(), Kind.OPERATOR, plain);
      case ">&" -> {
        if (at + 1 < tokens.size() && tokens.get(at + 1) instanceof Token.Word target) {
          String name = withoutReturn(target.literal().orElse("-"));
          if (!name.equals("-") && !(name.length() == 1 && ShellNames.isDigit(name.charAt(0)))) {
            add(sign.span(), Kind.BOTH_OUTPUTS_OLD, plain);
          }
        }
      }
      case "<", ">" -> {
        if (isSign(at + 1, "(") && touches(at)) {
          Span span = new Span(sign.span().start(), sign.span().end() + 1);
          add(span, Kind.OPERATOR, plain + "(");
        }
      }
      case "(" -> arithmetic(sign, at);
      default -> {}
    }
  }

  /**
   * Removes the carriage return of a text with Windows line ends, which is another fault that U011
   * reports.
   */
  private static String withoutReturn(String word) {
    return word.endsWith("\r") ? word.substring(0, word.length() - 1) : word;
  }

  private void arithmetic(Token.Operator sign, int at) {
    boolean loop = at > 0 && tokens.get(at - 1) instanceof Token.Word word && word.isPlain("for");
    if (!isSign(at + 1, "(") || !touches(at) || !(loop || startsCommand(at))) {
      return;
    }
    int end = at + 2;
    while (end < tokens.size() && !isSign(end, "(") && !isSign(end, ")") && !isSign(end, "\n")) {
      end++;
    }
    if (isSign(end, ")") && isSign(end + 1, ")") && touches(end)) {
      add(new Span(sign.span().start(), sign.span().end() + 1), Kind.ARITHMETIC_COMMAND, "((");
    }
  }

  /** Whether a command may start with the token. */
  private boolean startsCommand(int at) {
    if (at == 0) {
      return true;
    }
    Token before = tokens.get(at - 1);
    if (before instanceof Token.Operator sign) {
      return !sign.isRedirection();
    }
    return !(before instanceof Token.Word word) || opens(word.plainStart()) && word.isReserved();
  }

  private static boolean opens(String keyword) {
    return switch (keyword) {
      case "if", "then", "else", "elif", "while", "until", "do", "{", "!" -> true;
      default -> false;
    };
  }

  private boolean wordAt(int at) {
    return at < tokens.size() && tokens.get(at) instanceof Token.Word;
  }

  private boolean isSign(int at, String sign) {
    return at < tokens.size() && tokens.get(at) instanceof Token.Operator other && other.is(sign);
  }

  /** Whether the token is directly before the next one. */
  private boolean touches(int at) {
    return tokens.get(at).span().end() == tokens.get(at + 1).span().start();
  }

  private void add(Span span, Kind kind, String written) {
    found.add(new Bashism(span, kind, written));
  }
}
