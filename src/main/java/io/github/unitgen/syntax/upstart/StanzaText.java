package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The text of the stanza being read, word by word; keeps the words read so far. */
final class StanzaText {
  private final Source source;
  private final Lexer lexer;
  private final List<Word> words = new ArrayList<>();

  StanzaText(Source source, Lexer lexer) {
    this.source = source;
    this.lexer = lexer;
  }

  Lexer lexer() {
    return lexer;
  }

  List<Word> words() {
    return words;
  }

  boolean hasToken() {
    return lexer.hasToken();
  }

  /**
   * Reads the next word as written: Upstart does not unquote stanza names and most sub-keywords.
   */
  Word keyword() throws Rejected {
    return next(Lexer.Ends.WORD, false);
  }

  /** Reads the next word, unquoted. */
  Word argument() throws Rejected {
    return next(Lexer.Ends.WORD, true);
  }

  /** Reads the next word of an event expression that is not a parenthesis, unquoted. */
  Word operand() throws Rejected {
    return next(Lexer.Ends.EVENT, true);
  }

  /** Reads the parenthesis at the current place. */
  Word parenthesis() {
    int at = lexer.position();
    String written = String.valueOf(lexer.current());
    lexer.skipCharacter();
    return keep(new Word(new Span(at, at + 1), written, written));
  }

  /** Reads the rest of the line as a command. */
  Word command() throws Rejected {
    expectToken();
    Word command = lexer.command();
    lexer.nextLine();
    return command;
  }

  void expectToken() throws Rejected {
    if (!hasToken()) {
      throw new Rejected(Messages.EXPECTED_TOKEN, lexer.position(), span());
    }
  }

  void endOfLine() throws Rejected {
    lexer.endOfLine();
  }

  /**
   * Reads the rest up to {@code end} as words, whatever they are; returns false if it cannot be
   * split into words. The first word is never unquoted, and parentheses are words of their own in
   * event expressions.
   */
  boolean readRest(int end) {
    try {
      while (lexer.position() < end && hasToken()) {
        char c = lexer.current();
        if (isEvents() && (c == '(' || c == ')')) {
          parenthesis();
        } else {
          Lexer.Ends ends = isEvents() ? Lexer.Ends.EVENT : Lexer.Ends.WORD;
          keep(lexer.anyToken(end, ends, !words.isEmpty()));
        }
      }
      return true;
    } catch (Rejected unfinished) {
      return false;
    }
  }

  private boolean isEvents() {
    return words.size() >= 2
        && words.get(1).value().equals("on")
        && (words.get(0).value().equals("start") || words.get(0).value().equals("stop"));
  }

  /** Returns the span from the first word to the last one read. */
  Span span() {
    return span(words.get(0), words.get(words.size() - 1));
  }

  static Span span(Word first, Word last) {
    return new Span(first.span().start(), last.span().end());
  }

  /** Returns the place of the stanza's name. */
  Place place() {
    return new Place(source, words.get(0).span());
  }

  <T> Located<T> locate(T value, Span span) {
    return new Located<>(value, new Place(source, span));
  }

  Located<String> locate(Word word) {
    return locate(word.value(), word.span());
  }

  private Word next(Lexer.Ends ends, boolean dequote) throws Rejected {
    if (!words.isEmpty()) {
      expectToken();
    }
    return keep(lexer.token(ends, dequote));
  }

  private Word keep(Word word) {
    words.add(word);
    return word;
  }
}
