package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * The words of a value, split at spaces, unquoted and unescaped the way systemd 252 does
 * (extract-word.c). {@code '…'} and {@code "…"} may start and end anywhere, also inside a word, if
 * the setting removes quotes. After a failure, only the words before it are present.
 */
public record UnitWords(List<Word> words, List<Problem> warnings, Optional<Problem> failure) {
  public UnitWords {
    words = List.copyOf(words);
    warnings = List.copyOf(warnings);
  }

  /** The treatment of backslashes by a setting, which only the C source documents. */
  public enum Escapes {
    /** C escapes; an unknown one fails: {@code Environment=}. */
    STRICT,
    /** C escapes; an unknown one stays as it is, with a warning: {@code ExecStart=}. */
    LENIENT,
    /** C escapes and escaped separators; any other one fails: a part of {@code MountImages=}. */
    PARTS,
    /** The backslash is removed and the next character is literal: {@code ReadWritePaths=}. */
    KEPT,
    /** A backslash is an ordinary character: {@code After=}, {@code WantedBy=}. */
    NONE
  }

  /**
   * A word as systemd reads it. Bytes from {@code \xHH} that are invalid UTF-8 are represented as
   * in {@link io.github.unitgen.source.Source}. The span is relative to the value and covers quotes
   * and escapes.
   */
  public record Word(String value, Span span, boolean quoted) {}

  /** A problem and its place in the value, in characters. */
  public record Problem(Kind kind, Span at) {}

  /** The problems that words can have. */
  public enum Kind {
    /** A quote is not closed; the place is the opening quote. It always fails. */
    UNBALANCED_QUOTE,
    /** A backslash that starts no valid escape; it fails only where escapes are strict. */
    BAD_ESCAPE
  }

  /** Reads any text into words, problems or both. Quotes are removed. */
  public static UnitWords read(String value, Escapes escapes) {
    return read(new WordReader(value, escapes, true));
  }

  /** Like {@link #read(String, Escapes)}, for a setting that does not unquote. */
  public static UnitWords unquoted(String value, Escapes escapes) {
    return read(new WordReader(value, escapes, false));
  }

  private static UnitWords read(WordReader reader) {
    while (reader.advance()) {}
    return new UnitWords(reader.words(), reader.warnings(), reader.failure());
  }

  /** Returns the values of the words. */
  public List<String> values() {
    return words.stream().map(Word::value).toList();
  }
}
