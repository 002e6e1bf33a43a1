package io.github.unitgen.meaning.command;

import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import io.github.unitgen.syntax.systemd.WordOffsets;
import java.util.List;
import java.util.Optional;

/** A word of a command, together with the text that it was written as. */
public final class WrittenWord {
  private final UnitCommand command;
  private final Word word;
  private final String raw;

  /** The offset of the value in the text, or -1 if it contains escapes or quotes. */
  private final int plain;

  private int[] offsets = {};

  private WrittenWord(UnitCommand command, Word word, String raw) {
    this.command = command;
    this.word = word;
    this.raw = raw;
    this.plain = raw.indexOf(word.value());
  }

  public static WrittenWord of(UnitCommand command, Word word) {
    Span span = word.span();
    return new WrittenWord(
        command, word, command.line().value().substring(span.start(), span.end()));
  }

  public UnitCommand command() {
    return command;
  }

  public Word word() {
    return word;
  }

  public String value() {
    return word.value();
  }

  /** Returns the text as it was written, with quotes and escapes. */
  public String raw() {
    return raw;
  }

  /** Returns the place of a part of the value, or of the whole word if escapes hide the part. */
  public Span at(int from, int to) {
    if (plain >= 0) {
      int start = word.span().start() + plain;
      return command.line().sourceSpan(new Span(start + from, start + to));
    }
    if (offsets.length == 0) {
      offsets = WordOffsets.of(raw, value());
    }
    int found = offsets[from];
    if (found < 0 || !raw.startsWith(value().substring(from, to), found)) {
      return command.span(word);
    }
    int start = word.span().start() + found;
    return command.line().sourceSpan(new Span(start, start + to - from));
  }

  /** Whether a single quote shows that the word is not written for a shell. */
  public boolean isSingleQuoted() {
    return raw.indexOf('\'') >= 0;
  }

  /** Returns the text that the command passes to a shell with {@code -c}. */
  public static Optional<WrittenWord> shellText(UnitCommand command) {
    List<Word> words = command.command().words();
    boolean shell = isShell(command.command().program());
    for (int at = 0; at + 1 < words.size(); at++) {
      String word = words.get(at).value();
      boolean option = word.length() > 1 && word.charAt(0) == '-' && word.charAt(1) != '-';
      if (shell && option && word.endsWith("c")) {
        return Optional.of(of(command, words.get(at + 1)));
      }
      shell |= isShell(words.get(at));
    }
    return Optional.empty();
  }

  /** Whether the command starts a shell, so that words may be texts for it. */
  public static boolean hasShell(UnitCommand command) {
    for (Word word : command.command().words()) {
      if (isShell(word)) {
        return true;
      }
    }
    return isShell(command.command().program());
  }

  private static boolean isShell(Word word) {
    return Interpreters.isShell(base(word));
  }

  /** Returns the name of {@code program} without its folders. */
  public static String base(Word program) {
    return program.value().substring(program.value().lastIndexOf('/') + 1);
  }
}
