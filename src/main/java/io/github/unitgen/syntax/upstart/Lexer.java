package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Span;

/**
 * The tokenizer of libnih: one place in a text that moves forward. A NUL counts as a space and as
 * the end of a line, since libnih looks characters up with strchr(3), which finds the end of its
 * list.
 */
final class Lexer {
  /** The characters that end a token outside quotes, besides the end of the line and {@code #}. */
  enum Ends {
    /** No others: a command extends to the end of the line. */
    COMMAND,
    /** Spaces. */
    WORD,
    /** Spaces and parentheses. */
    EVENT
  }

  private final String text;
  private int position;

  Lexer(String text) {
    this.text = text;
  }

  int position() {
    return position;
  }

  void moveTo(int offset) {
    position = offset;
  }

  boolean atEnd() {
    return position >= text.length();
  }

  /**
   * Whether the current character belongs to a stanza, and is not a comment or the end of a line or
   * of the text.
   */
  boolean hasToken() {
    return !atEnd() && !endsLine(text.charAt(position));
  }

  /** Returns the current character; the end of the text has none. */
  char current() {
    return text.charAt(position);
  }

  /** Skips spaces, but not continuations. */
  void skipBlanks() {
    position = afterBlanks(text, position);
  }

  /** Skips spaces and continuations. */
  void skipGap() {
    while (!atEnd()) {
      char c = text.charAt(position);
      if (isBlank(c)) {
        position++;
      } else if (c == '\\' && position + 1 < text.length() && text.charAt(position + 1) == '\n') {
        position += 2;
      } else {
        return;
      }
    }
  }

  /** Skips one character and the gap after it. */
  void skipCharacter() {
    position++;
    skipGap();
  }

  /** Moves to the start of the next line, or to the end of the text. */
  void nextLine() {
    position = nextLine(position);
  }

  /** Skips a comment and the end of the line; anything else is an error. */
  void endOfLine() throws Rejected {
    if (hasToken()) {
      throw new Rejected(Messages.UNEXPECTED_TOKEN, position, new Span(position, tokenEnd()));
    }
    nextLine();
  }

  /** Reads a token and the gap after it; a token that consists of quotes only is an error. */
  Word token(Ends ends, boolean dequote) throws Rejected {
    Token token = Token.read(text, position, text.length(), ends, dequote);
    if (token.isNothing()) {
      throw new Rejected(Messages.EXPECTED_TOKEN, token.end(), new Span(position, token.end()));
    }
    position = token.end();
    skipGap();
    return token.word();
  }

  /** Reads the rest of the line as a command, up to the comment or the end of the line. */
  Word command() throws Rejected {
    Token token = Token.read(text, position, text.length(), Ends.COMMAND, false);
    position = token.end();
    return token.word();
  }

  /**
   * Like {@link #token}, for text that is invalid anyway: quotes must be closed before {@code
   * limit}.
   */
  Word anyToken(int limit, Ends ends, boolean dequote) throws Rejected {
    Token token = Token.read(text, position, limit, ends, dequote);
    position = token.end();
    skipGap();
    return token.word();
  }

  /**
   * Returns the start of the next line; continued lines count as one, and quotes have no effect.
   */
  int nextLogicalLine() {
    for (int at = position; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '#') {
        return nextLine(at); // Comments do not continue.
      }
      at += c == '\\' ? 1 : 0;
    }
    return text.length();
  }

  /** Returns the end of this line, before its terminator and trailing spaces. */
  int lineEnd() {
    return trimmedLineEnd(text, position);
  }

  private int nextLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }

  private int tokenEnd() {
    try {
      return Token.read(text, position, text.length(), Ends.WORD, true).word().span().end();
    } catch (Rejected unterminated) {
      return lineEnd();
    }
  }

  /** Returns the end of the line at {@code from}, before its terminator and trailing spaces. */
  static int trimmedLineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    end = end < 0 ? text.length() : end;
    while (end > from && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  static int afterBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\0';
  }

  static boolean endsLine(char c) {
    return c == '\n' || c == '#' || c == '\0';
  }
}
