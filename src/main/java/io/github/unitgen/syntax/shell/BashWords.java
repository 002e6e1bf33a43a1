package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.Bashism.Kind;
import java.util.List;
import java.util.Set;

/** Finds what only bash expands in a word. */
final class BashWords {
  /** Set by bash alone; HOSTNAME and UID are left out, for they may be in the environment. */
  private static final Set<String> VARIABLES =
      Set.of("RANDOM", "SRANDOM", "FUNCNAME", "PIPESTATUS", "EUID", "EPOCHSECONDS", "DIRSTACK");

  private BashWords() {}

  static void read(String text, Token.Word word, List<Bashism> found) {
    List<Token.Piece> pieces = word.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      Token.Piece piece = pieces.get(i);
      switch (piece.kind()) {
        case TEXT -> {
          if (piece.isPlainText()) {
            dollarQuote(text, piece, found);
            braces(piece, i + 1 < pieces.size(), found);
          }
        }
        case VARIABLE -> {
          if (VARIABLES.contains(piece.text())) {
            found.add(new Bashism(piece.span(), Kind.VARIABLE, "$" + piece.text()));
          }
        }
        case BRACES -> {
          if (isBash(piece.text())) {
            String written = text.substring(piece.span().start(), piece.span().end());
            found.add(new Bashism(piece.span(), Kind.EXPANSION, written));
          } else if (VARIABLES.contains(piece.text())) {
            found.add(new Bashism(piece.span(), Kind.VARIABLE, "${" + piece.text() + "}"));
          }
        }
        case COMMAND, ARITHMETIC -> {}
      }
    }
  }

  private static void dollarQuote(String text, Token.Piece piece, List<Bashism> found) {
    if (piece.text().equals("$") && text.startsWith("'", piece.span().end())) {
      Span span = new Span(piece.span().start(), piece.span().end() + 1);
      found.add(new Bashism(span, Kind.DOLLAR_QUOTE, "$'"));
    }
  }

  /** {@code more}: the word goes on, as with a variable for the end of a range. */
  private static void braces(Token.Piece piece, boolean more, List<Bashism> found) {
    String text = piece.text();
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
      int close = text.indexOf('}', open);
      int dots = text.indexOf("..", open);
      boolean ends = close >= 0 || more;
      int end = close < 0 ? text.length() : close + 1;
      String inside = text.substring(open + 1, close < 0 ? end : close);
      boolean range = dots > open + 1 && dots < end && ends && isRange(inside);
      if (range || (close > 0 && isChoice(inside))) {
        int from = piece.span().start();
        found.add(
            new Bashism(new Span(from + open, from + end), Kind.BRACES, text.substring(open, end)));
        return;
      }
    }
  }

  /** A number or one letter, and two dots behind it. */
  private static boolean isRange(String inside) {
    String first = inside.substring(0, inside.indexOf(".."));
    String last = inside.substring(inside.indexOf("..") + 2);
    return isBound(first) && (last.isEmpty() || isBound(last));
  }

  private static boolean isBound(String text) {
    return text.length() == 1 && ShellNames.isNameStart(text.charAt(0))
        || !text.isEmpty() && text.chars().allMatch(c -> ShellNames.isDigit((char) c));
  }

  /** Words with commas; {@code {1,3}} is a repetition to grep. */
  private static boolean isChoice(String inside) {
    return inside.indexOf(',') >= 0
        && !inside.chars().allMatch(c -> c == ',' || ShellNames.isDigit((char) c));
  }

  /** Whether dash calls what stands between the braces of an expansion a bad substitution. */
  private static boolean isBash(String inside) {
    if (inside.isEmpty() || inside.indexOf('\\') == 0) {
      return false;
    }
    if (inside.charAt(0) == '!') {
      return inside.length() > 1 && ShellNames.isNameStart(inside.charAt(1));
    }
    int at = inside.charAt(0) == '#' && inside.length() > 1 ? 1 : 0;
    int name = at;
    while (at < inside.length() && ShellNames.isNamePart(inside.charAt(at))) {
      at++;
    }
    if (at == name) {
      at++; // a parameter such as @ or ?
    }
    if (at >= inside.length()) {
      return false;
    }
    char next = inside.charAt(at);
    if (next == ':') {
      return at + 1 >= inside.length() || "-+=?".indexOf(inside.charAt(at + 1)) < 0;
    }
    return "/[^,@".indexOf(next) >= 0;
  }
}
