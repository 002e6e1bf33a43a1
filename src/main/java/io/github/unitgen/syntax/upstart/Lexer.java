package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Span;

/**
 * libnih's tokenizer: one place in a text that moves forward. A NUL counts as a blank and as the
 * end of a line, since libnih looks characters up with strchr(3), which finds the end of its list.
 */
final class Lexer {
  /** What ends a token outside of quotes, besides the end of the line and {@code #}. */
  enum Ends {
    /** Nothing: a command takes the rest of the line. */
    COMMAND,
    /** Blanks. */
    WORD,
    /** Blanks and parentheses. */
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
   * Whether the character here belongs to a stanza: no comment, no end of a line or of the text.
   */
  boolean hasToken() {
    return !atEnd() && !endsLine(text.charAt(position));
  }

  /** The character here, which must not be the end of the text. */
  char current() {
    return text.charAt(position);
  }

  /** Moves over blanks; a continuation is none. */
  void skipBlanks() {
    position = afterBlanks(text, position);
  }

  /** Moves over blanks and continuations. */
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

  /** Moves over one character and the gap after it. */
  void skipCharacter() {
    position++;
    skipGap();
  }

  /** Moves to the start of the next line, or to the end of the text. */
  void nextLine() {
    position = nextLine(position);
  }

  /** Moves over a comment and the end of the line; anything else is an error. */
  void endOfLine() throws Rejected {
    if (hasToken()) {
      throw new Rejected(Messages.UNEXPECTED_TOKEN, position, new Span(position, tokenEnd()));
    }
    nextLine();
  }

  /** The token here and the gap after it; a token of nothing but quotes is an error. */
  Word token(Ends ends, boolean dequote) throws Rejected {
    Token token = Token.read(text, position, text.length(), ends, dequote);
    if (token.isNothing()) {
      throw new Rejected(Messages.EXPECTED_TOKEN, token.end(), new Span(position, token.end()));
    }
    position = token.end();
    skipGap();
    return token.word();
  }

  /** The rest of the line as a command; the comment and the end of the line after it are left. */
  Word command() throws Rejected {
    Token token = Token.read(text, position, text.length(), Ends.COMMAND, false);
    position = token.end();
    return token.word();
  }

  /** Like {@link #token} for text that is wrong anyway: quotes must close before {@code limit}. */
  Word anyToken(int limit, Ends ends, boolean dequote) throws Rejected {
    Token token = Token.read(text, position, limit, ends, dequote);
    position = token.end();
    skipGap();
    return token.word();
  }

  /** The start of the line after this one, taking continued lines as one and quotes as nothing. */
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

  /** The end of this line without its terminator and the blanks before that. */
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

  /** The end of the line at {@code from} without its terminator and the blanks before that. */
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
