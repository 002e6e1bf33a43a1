package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Span;

/**
 * One token as libnih reads it; {@code end} is where libnih stopped, which can be after the word.
 */
record Token(Word word, int end, boolean isNothing) {
  /**
   * Reads the token that starts at {@code start}. Inside quotes it must not extend beyond {@code
   * limit}. It is nothing if only quotes that are removed make it up.
   */
  static Token read(String text, int start, int limit, Lexer.Ends ends, boolean dequote)
      throws Rejected {
    int at = start;
    while (at < limit && isPlain(text.charAt(at), ends)) {
      at++;
    }
    if (at == limit || !isSpecial(text.charAt(at))) {
      int end = at;
      while (end > start && Lexer.isBlank(text.charAt(end - 1))) {
        end--;
      }
      String written = text.substring(start, end);
      return new Token(new Word(new Span(start, end), written, written), at, at == start);
    }
    return new Reader(text, start, limit, ends, dequote).read();
  }

  private static boolean isPlain(char c, Lexer.Ends ends) {
    return !isSpecial(c) && !ends(c, ends);
  }

  private static boolean isSpecial(char c) {
    return c == '\\' || isQuote(c);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static boolean ends(char c, Lexer.Ends ends) {
    return Lexer.endsLine(c)
        || (ends != Lexer.Ends.COMMAND && Lexer.isBlank(c))
        || (ends == Lexer.Ends.EVENT && (c == '(' || c == ')'));
  }

  /** The slow path, for tokens with quotes or backslashes. */
  private static final class Reader {
    private final String text;
    private final int start;
    private final int limit;
    private final Lexer.Ends ends;
    private final boolean dequote;

    private final StringBuilder value = new StringBuilder();
    private boolean escaped;
    private char quote;
    private int opened;

    /** The number of spaces read that may turn out to be after the token. */
    private int blanks;

    /** Whether a line end was read since the last character of the token. */
    private boolean joined;

    private int removed;

    Reader(String text, int start, int limit, Lexer.Ends ends, boolean dequote) {
      this.text = text;
      this.start = start;
      this.limit = limit;
      this.ends = ends;
      this.dequote = dequote;
    }

    Token read() throws Rejected {
      int at = start;
      int wordEnd = start;
      for (; at < limit; at++) {
        char c = text.charAt(at);
        if (!escaped && quote == 0 && ends(c, ends)) {
          break;
        }
        if (take(c, at)) {
          wordEnd = at + 1;
        }
      }
      if (escaped) {
        Span slash = new Span(limit - 1, limit);
        throw new Rejected(Messages.TRAILING_SLASH, limit, slash, true);
      }
      if (quote != 0) {
        throw new Rejected(Messages.UNTERMINATED_QUOTE, limit, new Span(opened, limit), true);
      }
      Word word = new Word(new Span(start, wordEnd), text.substring(start, wordEnd), value());
      return new Token(word, at, at - start == removed);
    }

    /** Returns the value up to a NUL, which ends a C string. */
    private String value() {
      int nul = value.indexOf("\0");
      return nul < 0 ? value.toString() : value.substring(0, nul);
    }

    /** Reads one character; returns false if it may turn out to be only a gap after the word. */
    private boolean take(char c, int at) {
      if (escaped) {
        escaped = false;
        if (c == '\n') {
          joined = true;
          return false;
        }
        if (c == '\\' || Lexer.isBlank(c)) {
          flush(at - 1);
          append(dequote ? "" : "\\", c);
        } else {
          // A bug of libnih that files in the wild depend on: the backslash is written before the
          // spaces, and the spaces are copied from one character too far right.
          value.append('\\');
          flush(at);
          value.append(c);
        }
        return true;
      }
      if (c == '\\') {
        escaped = true;
        return false;
      }
      if (quote == 0 ? isQuote(c) : c == quote) {
        flush(at);
        opened = at;
        quote = quote == 0 ? c : 0;
        if (dequote) {
          removed++;
        } else {
          value.append(c);
        }
        return true;
      }
      if (quote != 0 && c == '\n') {
        joined = true;
        return false;
      }
      if (Lexer.isBlank(c)) {
        blanks++;
        return false;
      }
      flush(at);
      value.append(c);
      return true;
    }

    private void append(String prefix, char c) {
      value.append(prefix).append(c);
    }

    /**
     * Writes the spaces before the character at {@code at}; with a line end they become one space.
     */
    private void flush(int at) {
      if (joined) {
        value.append(' ');
      } else {
        value.append(text, at - blanks, at);
      }
      joined = false;
      blanks = 0;
    }
  }
}
