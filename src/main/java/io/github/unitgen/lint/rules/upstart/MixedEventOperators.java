package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.EventWords;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

public final class MixedEventOperators implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U013", "mixed-event-operators", "Mixed `and` and `or` are evaluated from left to right");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    for (EventWords events : EventWords.of(job)) {
      check(events.words(), findings);
    }
  }

  private static void check(List<Word> words, Findings findings) {
    Deque<Level> levels = new ArrayDeque<>();
    levels.push(new Level(words.get(0).span().start()));
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      Level level = levels.element();
      switch (word.written()) {
        case "(" -> levels.push(new Level(word.span().end()));
        case ")" -> {
          level.report(findings);
          levels.pop();
        }
        case "or" -> level.or = Optional.of(word.span());
        case "and" -> level.and(word.span(), words.get(i - 1).span().end());
        default -> {}
      }
    }
    levels.element().report(findings);
  }

  /** An {@code or} before an {@code and}. */
  private record Mix(Span or, Span and) {}

  /** The words between two parentheses, or outside all of them. */
  private static final class Level {
    private final int start;
    private final List<Integer> closed = new ArrayList<>();
    private Optional<Span> or = Optional.empty();
    private Optional<Mix> first = Optional.empty();

    Level(int start) {
      this.start = start;
    }

    void and(Span and, int before) {
      if (or.isEmpty()) {
        return;
      }
      Mix mix = new Mix(or.get(), and);
      first = first.isPresent() ? first : Optional.of(mix);
      closed.add(before);
      or = Optional.empty(); // all words up to here get parentheses of their own
    }

    void report(Findings findings) {
      first.ifPresent(mix -> report(mix, findings));
    }

    private void report(Mix mix, Findings findings) {
      List<Edit> edits = new ArrayList<>();
      edits.add(new Edit(Span.at(start), "(".repeat(closed.size())));
      for (int end : closed) {
        edits.add(new Edit(Span.at(end), ")"));
      }
      findings.report(
          mix.and(),
          "this `and` also covers the `or` before it: Upstart reads left to right",
          finding -> {
            finding.related(mix.or(), "same precedence");
            finding.help("add parentheses around what belongs together");
            finding.fix(
                Fix.safe("Add the parentheses that Upstart sees", edits.toArray(Edit[]::new)));
          });
    }
  }
}
