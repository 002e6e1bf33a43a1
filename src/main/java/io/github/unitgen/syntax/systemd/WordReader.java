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

/** Takes words off a value one by one. Between words it stands on the next one. */
final class WordReader {
  /** Bytes from escapes, held as a Source holds bytes that are not UTF-8. */
  private static final char RAW_BYTE = '\uDC00';

  private final String text;
  private final Escapes escapes;
  private final List<Word> words = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int at;
  private Optional<Problem> failure = Optional.empty();
  private boolean rawBytes;

  WordReader(String text, Escapes escapes) {
    this.text = text;
    this.escapes = escapes;
    this.at = UnitText.skipBlanks(text, 0, text.length());
  }

  List<Word> words() {
    return words;
  }

  List<Problem> warnings() {
    return warnings;
  }

  Optional<Problem> failure() {
    return failure;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** Where the next word starts. */
  int at() {
    return at;
  }

  /** Whether {@code literal} stands here as a word of its own, unquoted. */
  boolean stands(String literal) {
    int end = at + literal.length();
    return text.startsWith(literal, at)
        && (end == text.length() || UnitText.isBlank(text.charAt(end)));
  }

  /** Passes over {@code length} characters and the blanks behind them. */
  void skip(int length) {
    at = UnitText.skipBlanks(text, at + length, text.length());
  }

  /** Adds the next word; false at the end and after a failure. */
  boolean advance() {
    if (failure.isPresent() || atEnd()) {
      return false;
    }
    int start = at;
    int quoteAt = 0;
    char quote = 0;
    boolean quoted = false;
    word.setLength(0);
    rawBytes = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && escapes != Escapes.NONE) {
        if (!escape(quote != 0)) {
          return false;
        }
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
        at++;
      } else if (c == '"' || c == '\'') {
        quote = c;
        quoteAt = at++;
        quoted = true;
      } else if (UnitText.isBlank(c)) {
        break;
      } else {
        word.append(c);
        at++;
      }
    }
    if (quote != 0) {
      return fail(Kind.UNBALANCED_QUOTE, quoteAt, quoteAt + 1);
    }
    words.add(new Word(decoded(), new Span(start, at), quoted));
    skip(0);
    return true;
  }

  private boolean fail(Kind kind, int from, int to) {
    failure = Optional.of(new Problem(kind, new Span(from, to)));
    return false;
  }

  /** Reads one escape; false if that fails the value. */
  private boolean escape(boolean inQuotes) {
    int start = at;
    int length = CEscape.length(text, start + 1);
    if (length > 0) {
      append(CEscape.value(text, start + 1), CEscape.isByte(text.charAt(start + 1)));
      at = start + 1 + length;
      return true;
    }
    int end = Math.min(start + 2, text.length());
    if (escapes == Escapes.STRICT) {
      return fail(Kind.BAD_ESCAPE, start, end);
    }
    if (end == text.length() && inQuotes && end == start + 1) {
      // The end of the value inside quotes: what is missing is the quote.
      at = end;
      return true;
    }
    warnings.add(new Problem(Kind.BAD_ESCAPE, new Span(start, end)));
    word.append(text, start, end);
    at = end;
    return true;
  }

  private void append(int value, boolean isByte) {
    if (value < 0x80) {
      word.append((char) value);
    } else if (isByte) {
      appendRaw(value);
    } else if (value >= 0xD800 && value <= 0xDFFF) {
      // A surrogate is let through by backslash-u, and comes out as three bytes that are not UTF-8.
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

  /** The word; bytes that make up UTF-8 together become the character. */
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
