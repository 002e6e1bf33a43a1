package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Optional;

/** One token of POSIX.1-2017, section 2.3, with its quoting kept. */
sealed interface Token {
  Span span();

  /** A comment, from the number sign to the end of the line, without the line break. */
  record Comment(Span span) implements Token {}

  /** The lines of a here-document, without the one that ends it. */
  record Document(Span span) implements Token {}

  /**
   * A control or redirection operator or a line break. {@code text} has its continuations removed
   * and includes the digit of a redirection.
   */
  record Operator(Span span, String text) implements Token {
    boolean isLineBreak() {
      return text.equals("\n");
    }

    boolean isRedirection() {
      return text.indexOf('<') >= 0 || text.indexOf('>') >= 0;
    }

    boolean is(String other) {
      return text.equals(other);
    }
  }

  /** The meaning of a part of a word to the shell. */
  enum Kind {
    /** Literal characters. */
    TEXT,
    /** {@code $NAME}, {@code $1}, {@code $?}; the text is the part after the dollar sign. */
    VARIABLE,
    /** {@code ${…}}; the text is the part between the braces. */
    BRACES,
    /** {@code $(…)}, or a command in backquotes. */
    COMMAND,
    /** {@code $((…))}; the text is the part between the parentheses. */
    ARITHMETIC
  }

  /**
   * A part of a word. In an unquoted TEXT each character of {@code text} is one of the source, so
   * offsets in both agree.
   */
  record Piece(Kind kind, boolean quoted, Span span, String text) {
    boolean isPlainText() {
      return kind == Kind.TEXT && !quoted;
    }
  }

  /** A word; {@code sound} is false if shells differ on it or it is never closed. */
  record Word(Span span, List<Piece> pieces, boolean sound) implements Token {
    /** Returns the word with its quotes removed, if nothing in it is expanded. */
    Optional<String> literal() {
      StringBuilder value = new StringBuilder();
      for (Piece piece : pieces) {
        if (piece.kind() != Kind.TEXT) {
          return Optional.empty();
        }
        value.append(piece.text());
      }
      return Optional.of(value.toString());
    }

    /** Returns the unquoted characters before the first quote or expansion. */
    String plainStart() {
      if (pieces.size() == 1 && pieces.get(0).isPlainText()) { // the common case, and called often
        return pieces.get(0).text();
      }
      StringBuilder start = new StringBuilder();
      for (Piece piece : pieces) {
        if (!piece.isPlainText()) {
          break;
        }
        start.append(piece.text());
      }
      return start.toString();
    }

    /** Whether this is the unquoted word {@code text}; a keyword is one only if it is unquoted. */
    boolean isPlain(String text) {
      if (pieces.size() == 1) { // the common case, and called often
        return pieces.get(0).isPlainText() && pieces.get(0).text().equals(text);
      }
      return isPlain() && plainStart().equals(text);
    }

    /** Whether nothing in it is quoted or expanded. */
    private boolean isPlain() {
      for (int i = 0; i < pieces.size(); i++) {
        if (!pieces.get(i).isPlainText()) {
          return false;
        }
      }
      return true;
    }

    boolean isReserved() {
      return ShellNames.isReserved(plainStart()) && isPlain();
    }

    /** Whether this is {@code NAME=…} with an unquoted name and equals sign. */
    boolean isAssignment() {
      String start = plainStart();
      int equals = start.indexOf('=');
      return equals > 0 && ShellNames.isName(start.substring(0, equals));
    }
  }
}
