package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Optional;

/** One token of POSIX.1-2017, section 2.3, with the quoting kept. */
sealed interface Token {
  Span span();

  /** From the number sign to the end of the line, the line break not included. */
  record Comment(Span span) implements Token {}

  /** The lines of a here-document, without the one that ends it. */
  record Document(Span span) implements Token {}

  /**
   * A control or redirection operator or a line break; {@code text} has no continuation in it, and
   * the digit of a redirection in front of it.
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

  /** What a stretch of a word is to the shell. */
  enum Kind {
    /** Characters that stand for themselves. */
    TEXT,
    /** {@code $NAME}, {@code $1}, {@code $?}; the text is what follows the dollar. */
    VARIABLE,
    /** {@code ${…}}; the text is what stands between the braces. */
    BRACES,
    /** {@code $(…)} or the like in backquotes. */
    COMMAND,
    /** {@code $((…))}; the text is what stands between the parentheses. */
    ARITHMETIC
  }

  /**
   * A stretch of a word. In an unquoted TEXT each character of {@code text} is one of the source,
   * so an offset in the one is an offset in the other.
   */
  record Piece(Kind kind, boolean quoted, Span span, String text) {
    boolean isPlainText() {
      return kind == Kind.TEXT && !quoted;
    }
  }

  /** {@code sound} is false where shells differ on the word or it never ends. */
  record Word(Span span, List<Piece> pieces, boolean sound) implements Token {
    /** The word with its quotes removed, where nothing in it is expanded. */
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

    /** The unquoted characters in front of the first quote or expansion. */
    String plainStart() {
      if (pieces.size() == 1 && pieces.get(0).isPlainText()) { // as most are, and asked often
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

    /** True of the unquoted word {@code text}; a keyword is one only where nothing is quoted. */
    boolean isPlain(String text) {
      return isPlain() && plainStart().equals(text);
    }

    /** Whether nothing in it is quoted or expanded. */
    private boolean isPlain() {
      for (Piece piece : pieces) {
        if (!piece.isPlainText()) {
          return false;
        }
      }
      return true;
    }

    boolean isReserved() {
      return ShellNames.isReserved(plainStart()) && isPlain();
    }

    /** True of {@code NAME=…} with an unquoted name and equals sign. */
    boolean isAssignment() {
      String start = plainStart();
      int equals = start.indexOf('=');
      return equals > 0 && ShellNames.isName(start.substring(0, equals));
    }
  }
}
