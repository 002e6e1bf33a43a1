package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * The words of a value, split, unquoted and unescaped the way systemd 252 does (extract-word.c): at
 * blanks; {@code '…'} and {@code "…"} may start and end anywhere, also inside a word, where quotes
 * are taken off. After a failure, the words before it are there and nothing of what follows.
 */
public record UnitWords(List<Word> words, List<Problem> warnings, Optional<Problem> failure) {
  public UnitWords {
    words = List.copyOf(words);
    warnings = List.copyOf(warnings);
  }

  /** What a setting makes of backslashes. Which setting does what is in no man page, only in C. */
  public enum Escapes {
    /** C escapes; an unknown one fails: {@code Environment=}. */
    STRICT,
    /** C escapes; an unknown one stays as it is, with a warning: {@code ExecStart=}. */
    LENIENT,
    /** C escapes and escaped separators; another one fails: a part of {@code MountImages=}. */
    PARTS,
    /** A backslash goes, and the next character is itself: {@code ReadWritePaths=}. */
    KEPT,
    /** A backslash is a character like others: {@code After=}, {@code WantedBy=}. */
    NONE
  }

  /**
   * A word as systemd has it; bytes from {@code \xHH} that are not UTF-8 are held as in {@link
   * io.github.unitgen.source.Source}. The span is in the value and covers quotes and escapes.
   */
  public record Word(String value, Span span, boolean quoted) {}

  /** A place in the value, in characters. */
  public record Problem(Kind kind, Span at) {}

  /** What can be wrong with words. */
  public enum Kind {
    /** A quote is not closed; the place is the opening quote. Fails always. */
    UNBALANCED_QUOTE,
    /** A backslash that starts no escape; fails only where escapes are strict. */
    BAD_ESCAPE
  }

  /** Total: any text gives words, problems or both. Quotes are taken off. */
  public static UnitWords read(String value, Escapes escapes) {
    return read(new WordReader(value, escapes, true));
  }

  /** The same, of a setting that knows no quotes. */
  public static UnitWords unquoted(String value, Escapes escapes) {
    return read(new WordReader(value, escapes, false));
  }

  private static UnitWords read(WordReader reader) {
    while (reader.advance()) {}
    return new UnitWords(reader.words(), reader.warnings(), reader.failure());
  }

  /** The values of the words. */
  public List<String> values() {
    return words.stream().map(Word::value).toList();
  }
}
