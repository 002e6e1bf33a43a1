package io.github.unitgen.meaning.command;

import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.List;
import java.util.Optional;

/**
 * A word of a command beside the text that it was written as, in which its value stands at {@code
 * plain}; -1 where escapes or quotes are inside.
 */
public record WrittenWord(UnitCommand command, Word word, String raw, int plain) {
  public static WrittenWord of(UnitCommand command, Word word) {
    Span span = word.span();
    String raw = command.line().value().substring(span.start(), span.end());
    return new WrittenWord(command, word, raw, raw.indexOf(word.value()));
  }

  public String value() {
    return word.value();
  }

  /** Where that part of the value was written; the whole word where escapes hide it. */
  public Span at(int from, int to) {
    if (plain >= 0) {
      int start = word.span().start() + plain;
      return command.line().sourceSpan(new Span(start + from, start + to));
    }
    String part = value().substring(from, to);
    int found = -1;
    for (int at = value().indexOf(part);
        at >= 0 && at <= from;
        at = value().indexOf(part, at + 1)) {
      found = raw.indexOf(part, found + 1);
      if (found < 0) {
        return command.span(word);
      }
    }
    int start = word.span().start() + found;
    return command.line().sourceSpan(new Span(start, start + part.length()));
  }

  /** Whether a single quote says that no shell was thought of. */
  public boolean isSingleQuoted() {
    return raw.indexOf('\'') >= 0;
  }

  /** The text that the command hands to a shell with {@code -c}. */
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

  /** Whether a shell is started, so that words may be texts for it. */
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

  public static String base(Word program) {
    return program.value().substring(program.value().lastIndexOf('/') + 1);
  }
}
