package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.UnitWords.Kind;
import io.github.unitgen.syntax.systemd.UnitWords.Problem;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads words off a value one by one, as systemd's extract_first_word does (extract-word.c). After
 * a word it is at the next one, unless each separator counts.
 */
public final class WordReader {
  /** The separators of words. */
  public enum Separators {
    /** Any number of spaces. */
    BLANKS,
    /** Any number of spaces and commas. */
    BLANKS_AND_COMMAS,
    /** Any number of colons. */
    COLONS,
    /** Each colon; a word between two can be empty. */
    EACH_COLON,
    /** Each colon and each space. */
    EACH_COLON_OR_BLANK;

    private boolean contain(char c) {
      return switch (this) {
        case BLANKS -> UnitText.isBlank(c);
        case BLANKS_AND_COMMAS -> c == ',' || UnitText.isBlank(c);
        case COLONS, EACH_COLON -> c == ':';
        case EACH_COLON_OR_BLANK -> c == ':' || UnitText.isBlank(c);
      };
    }

    private boolean each() {
      return this == EACH_COLON || this == EACH_COLON_OR_BLANK;
    }
  }

  /** The base of bytes from escapes, which are represented like the invalid bytes of a Source. */
  private static final char RAW_BYTE = '\uDC00';

  private final String text;
  private final Escapes escapes;
  private final boolean quotes;
  private final List<Word> words = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int at;
  private boolean ended;
  private Optional<Problem> failure = Optional.empty();
  private boolean rawBytes;

  /**
   * Reads {@code text}. If {@code quotes} is set, quotes are removed; otherwise they are ordinary
   * characters.
   */
  public WordReader(String text, Escapes escapes, boolean quotes) {
    this.text = text;
    this.escapes = escapes;
    this.quotes = quotes;
    this.at = UnitText.skipBlanks(text, 0, text.length());
  }

  /** Returns the words read so far, in order. */
  public List<Word> words() {
    return words;
  }

  /** Returns the word read last. */
  public Word last() {
    return words.get(words.size() - 1);
  }

  /** Whether a colon ended the last word. */
  public boolean isBehindColon() {
    return !ended && at > 0 && text.charAt(at - 1) == ':';
  }

  List<Problem> warnings() {
    return warnings;
  }

  /** Returns the problem that stopped the reader; empty if it can go on. */
  public Optional<Problem> failure() {
    return failure;
  }

  /** Whether the whole text has been read. */
  public boolean atEnd() {
    return at >= text.length();
  }

  /** Returns where the next word starts. */
  int at() {
    return at;
  }

  /** Whether the next word is {@code literal}, unquoted. */
  boolean stands(String literal) {
    int end = at + literal.length();
    return text.startsWith(literal, at)
        && (end == text.length() || UnitText.isBlank(text.charAt(end)));
  }

  /** Skips {@code length} characters and the spaces after them. */
  void skip(int length) {
    at = UnitText.skipBlanks(text, at + length, text.length());
  }

  /** Adds the next word, which ends at a space; false at the end and after a failure. */
  boolean advance() {
    return advance(Separators.BLANKS);
  }

  /** Adds the next word; false at the end and after a failure. */
  public boolean advance(Separators separators) {
    if (!separators.each()) {
      skip(separators);
    }
    if (failure.isPresent() || ended || (atEnd() && !separators.each())) {
      return false;
    }
    int start = at;
    int quoteAt = 0;
    char quote = 0;
    boolean quoted = false;
    while (at < text.length() && !isSpecial(text.charAt(at), separators)) {
      at++;
    }
    if (at == text.length() || separators.contain(text.charAt(at))) {
      add(new Word(text.substring(start, at), new Span(start, at), false), separators);
      return true; // nearly all words have neither quotes nor escapes
    }
    word.setLength(0);
    word.append(text, start, at);
    rawBytes = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && escapes != Escapes.NONE) {
        if (!escape(quote != 0, separators)) {
          return false;
        }
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
        at++;
      } else if (quotes && (c == '"' || c == '\'')) {
        quote = c;
        quoteAt = at++;
        quoted = true;
      } else if (separators.contain(c)) {
        break;
      } else {
        word.append(c);
        at++;
      }
    }
    if (quote != 0) {
      return fail(Kind.UNBALANCED_QUOTE, quoteAt, quoteAt + 1);
    }
    add(new Word(decoded(), new Span(start, at), quoted), separators);
    return true;
  }

  /** Whether the character ends a word, or is a quote or the start of an escape. */
  private boolean isSpecial(char c, Separators separators) {
    return (c == '\\' && escapes != Escapes.NONE)
        || (quotes && (c == '"' || c == '\''))
        || separators.contain(c);
  }

  private void add(Word read, Separators separators) {
    words.add(read);
    ended = atEnd();
    if (separators.each()) {
      at += ended ? 0 : 1;
    } else {
      skip(separators);
    }
  }

  private void skip(Separators separators) {
    while (!atEnd() && separators.contain(text.charAt(at))) {
      at++;
    }
  }

  private boolean fail(Kind kind, int from, int to) {
    failure = Optional.of(new Problem(kind, new Span(from, to)));
    return false;
  }

  /** Reads one escape; false if that fails the value. */
  private boolean escape(boolean inQuotes, Separators separators) {
    int start = at;
    if (escapes == Escapes.KEPT) {
      return keep(start + 1);
    }
    int length = CEscape.length(text, start + 1);
    if (length > 0) {
      append(CEscape.value(text, start + 1), CEscape.isByte(text.charAt(start + 1)));
      at = start + 1 + length;
      return true;
    }
    int end = Math.min(start + 2, text.length());
    if (escapes == Escapes.PARTS
        && end == start + 2
        && separators.contain(text.charAt(start + 1))) {
      return keep(start + 1);
    }
    if (escapes != Escapes.LENIENT) {
      return fail(Kind.BAD_ESCAPE, start, end);
    }
    if (end == text.length() && inQuotes && end == start + 1) {
      // The value ends inside quotes, so the missing part is the quote.
      at = end;
      return true;
    }
    warnings.add(new Problem(Kind.BAD_ESCAPE, new Span(start, end)));
    word.append(text, start, end);
    at = end;
    return true;
  }

  /** Adds the character at {@code from} literally; false at the end of the text. */
  private boolean keep(int from) {
    if (from == text.length()) {
      return fail(Kind.BAD_ESCAPE, from - 1, from);
    }
    word.append(text.charAt(from));
    at = from + 1;
    return true;
  }

  private void append(int value, boolean isByte) {
    if (value < 0x80) {
      word.append((char) value);
    } else if (isByte) {
      appendRaw(value);
    } else if (value >= 0xD800 && value <= 0xDFFF) {
      // Backslash-u accepts a surrogate, which becomes three bytes of invalid UTF-8.
      appendRaw(0xE0 | (value >> 12));
      appendRaw(0x80 | ((value >> 6) & 0x3F));
      appendRaw(0x80 | (value & 0x3F));
    } else {
      word.appendCodePoint(value);
    }
  }

  private void appendRaw(int value) {
    word.append((char) (RAW_BYTE + value));
    rawBytes = true;
  }

  /** Returns the word; bytes that form UTF-8 together become a character. */
  private String decoded() {
    if (!rawBytes) {
      return word.toString();
    }
    StringBuilder out = new StringBuilder(word.length());
    int from = 0;
    while (from < word.length()) {
      int to = from;
      while (to < word.length() && isRaw(word.charAt(to))) {
        to++;
      }
      if (to == from) {
        out.append(word.charAt(from++));
        continue;
      }
      byte[] bytes = new byte[to - from];
      for (int i = from; i < to; i++) {
        bytes[i - from] = (byte) word.charAt(i);
      }
      out.append(Source.of("", bytes).text());
      from = to;
    }
    return out.toString();
  }

  private static boolean isRaw(char c) {
    return c >= RAW_BYTE + 0x80 && c <= RAW_BYTE + 0xFF;
  }
}
