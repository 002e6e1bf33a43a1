package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import java.util.Optional;

/**
 * Finds the parts of a word that the shell would replace once quotes are read: file names and
 * homes.
 */
final class Patterns {
  private static final int QUOTED = -1;

  private final StringBuilder chars = new StringBuilder();
  private final int[] offsets;

  private Patterns(Token.Word word) {
    int length = 0;
    for (Token.Piece piece : word.pieces()) {
      length += piece.kind() == Token.Kind.TEXT ? piece.text().length() : 1;
    }
    offsets = new int[length];
    for (Token.Piece piece : word.pieces()) {
      String text = piece.kind() == Token.Kind.TEXT ? piece.text() : "$";
      for (int i = 0; i < text.length(); i++) {
        offsets[chars.length()] = piece.isPlainText() ? piece.span().start() + i : QUOTED;
        chars.append(text.charAt(i));
      }
    }
  }

  /**
   * Returns the first part of {@code word} for which dash 0.5.12 searches files (expmeta in
   * expand.c): an unquoted {@code *} or {@code ?}, or a {@code [} followed by at least one
   * character that is not a slash and an unquoted {@code ]}.
   */
  static Optional<Span> glob(Token.Word word) {
    boolean candidate = false;
    for (Token.Piece piece : word.pieces()) {
      candidate |= piece.isPlainText() && hasSign(piece.text());
    }
    return candidate ? new Patterns(word).glob() : Optional.empty();
  }

  private static boolean hasSign(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  private Optional<Span> glob() {
    int noBracketBefore = 0;
    for (int i = 0; i < chars.length(); i++) {
      if (is(i, '*') || is(i, '?')) {
        return Optional.of(new Span(offsets[i], offsets[i] + 1));
      }
      if (is(i, '[') && i >= noBracketBefore) {
        int end = bracketEnd(i);
        if (is(end, ']')) {
          return Optional.of(new Span(offsets[i], offsets[end] + 1));
        }
        // The obstacle of this search also stops the search for any bracket before it.
        noBracketBefore = end;
      }
    }
    return Optional.empty();
  }

  /**
   * Returns where the bracket closes, or the slash or end of the word that keeps it from closing.
   */
  private int bracketEnd(int open) {
    int i = open + 1;
    if (is(i, '!')) {
      i++;
    }
    if (i < chars.length() && chars.charAt(i) != '/') {
      i++;
    }
    while (i < chars.length() && chars.charAt(i) != '/' && !is(i, ']')) {
      i++;
    }
    return i;
  }

  private boolean is(int index, char c) {
    return index < chars.length() && chars.charAt(index) == c && offsets[index] != QUOTED;
  }

  /** Returns the {@code ~} or {@code ~login} at the start of {@code word}. */
  static Optional<Span> tilde(Token.Word word) {
    if (!word.plainStart().startsWith("~")) {
      return Optional.empty();
    }
    Patterns chars = new Patterns(word);
    int end = 1;
    while (end < chars.chars.length() && chars.chars.charAt(end) != '/') {
      // A quote in the login name keeps the tilde, as does any character that a login name cannot
      // contain.
      if (chars.offsets[end] == QUOTED || !isLoginPart(chars.chars.charAt(end))) {
        return Optional.empty();
      }
      end++;
    }
    return Optional.of(new Span(chars.offsets[0], chars.offsets[end - 1] + 1));
  }

  private static boolean isLoginPart(char c) {
    return ShellNames.isNamePart(c) || ".-+@".indexOf(c) >= 0 || c > '~';
  }
}
