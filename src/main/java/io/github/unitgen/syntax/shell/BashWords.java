package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.Bashism.Kind;
import java.util.List;
import java.util.Set;

/** Finds the parts of a word that only bash expands. */
final class BashWords {
  /**
   * Variables that only bash sets. HOSTNAME and UID are left out, since they may be in the
   * environment.
   */
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

  /** {@code more} says whether the word continues, as with a variable for the end of a range. */
  private static void braces(Token.Piece piece, boolean more, List<Bashism> found) {
    String text = piece.text();
    int close = -1;
    int dots = -1;
    int comma = -1;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
      close = next(text, "}", open, close);
      dots = next(text, "..", open, dots);
      comma = next(text, ",", open, comma);
      boolean closed = close < text.length();
      int end = closed ? close + 1 : close;
      boolean range = dots < close && (closed || more) && isRange(text, open + 1, dots, close);
      if (range || (closed && comma < close && !isRepetition(text, open + 1, close))) {
        int from = piece.span().start();
        found.add(
            new Bashism(new Span(from + open, from + end), Kind.BRACES, text.substring(open, end)));
        return;
      }
    }
  }

  /** Returns where {@code what} occurs next; {@code known} if that is not before {@code from}. */
  private static int next(String text, String what, int from, int known) {
    if (known >= from) {
      return known;
    }
    int found = text.indexOf(what, from);
    return found < 0 ? text.length() : found;
  }

  /** Whether the text is a number or one letter with two dots after it. */
  private static boolean isRange(String text, int from, int dots, int to) {
    return isBound(text, from, dots) && (dots + 2 >= to || isBound(text, dots + 2, to));
  }

  private static boolean isBound(String text, int from, int to) {
    return to - from == 1 && ShellNames.isNameStart(text.charAt(from))
        || to > from && ends(text, from, to, "") == to;
  }

  /** Whether the braces are a repetition to grep, such as {@code {1,3}}. */
  private static boolean isRepetition(String text, int from, int to) {
    return ends(text, from, to, ",") == to;
  }

  /** Returns the first place that is neither a digit nor one of {@code others}. */
  private static int ends(String text, int from, int to, String others) {
    int at = from;
    while (at < to
        && (ShellNames.isDigit(text.charAt(at)) || others.indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  /** Whether dash reports the text between the braces of an expansion as a bad substitution. */
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
