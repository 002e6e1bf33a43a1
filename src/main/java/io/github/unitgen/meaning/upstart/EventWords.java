package io.github.unitgen.meaning.upstart;

import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of an event expression of a job, as Upstart splits them. */
public record EventWords(Words stanza, List<Word> words) {
  /**
   * Returns the words of every {@code start on} and {@code stop on} that Upstart accepts, in file
   * order.
   */
  public static List<EventWords> of(JobInput job) {
    List<EventWords> found = new ArrayList<>();
    for (Words stanza : Stanzas.accepted(job)) {
      boolean events = stanza.name().equals("start") || stanza.name().equals("stop");
      if (events && stanza.words().size() > 2) {
        List<Word> words = stanza.words();
        found.add(new EventWords(stanza, words.subList(2, words.size())));
      }
    }
    return found;
  }

  /** Whether {@code word} joins or groups events; a quoted word does not. */
  public static boolean isOperator(Word word) {
    return switch (word.written()) {
      case "and", "or", "(", ")" -> true;
      default -> false;
    };
  }

  /** Whether the word at {@code i} is the name of an event. */
  public boolean isEvent(int i) {
    return !isOperator(words.get(i)) && (i == 0 || isOperator(words.get(i - 1)));
  }

  /** Whether the word at {@code i} is the name or an argument of an event. */
  public boolean isOperand(int i) {
    return i >= 0 && i < words.size() && !isOperator(words.get(i));
  }

  /**
   * Returns the operator that was meant by a word that Upstart reads as an argument of the event
   * before it, or empty if the word does not look like an operator.
   */
  public static Optional<String> operator(Word word) {
    return Optional.ofNullable(
        switch (word.value()) {
          case "AND", "And", "and", "&&", "&" -> "and";
          case "OR", "Or", "or", "||", "|" -> "or";
          default -> null;
        });
  }
}
