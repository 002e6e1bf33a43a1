package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.ByLine;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Applies the fixes of findings, round after round, until none is left: in each those that do not
 * overlap, from the top of the text on. A fix after which the text has an error that it had not is
 * taken back, and so are fixes that undo each other. Total: any text and any fixes.
 */
public final class Fixer {
  /** After so many rounds the rest is left to another run. */
  static final int MOST_ROUNDS = 10;

  private final Examination examination;
  private final Predicate<Diagnostic> wanted;
  private final ByLine<String> lines = ByLine.shared(line -> line);
  private final Set<Sameness> circling = new HashSet<>();
  private final Set<Sameness> leftOut = new HashSet<>();

  /** How many states there were when what was left out was last given another chance. */
  private int retriedAt;

  private final List<State> states = new ArrayList<>();

  private Fixer(Examination examination, Predicate<Diagnostic> wanted) {
    this.examination = examination;
    this.wanted = wanted;
  }

  /** What makes a fix the same one in the next round. */
  private record Sameness(String rule, String message, String line, String title) {
    /** The same on any line: a fix that goes round in circles is wrong on all. */
    Sameness anywhere() {
      return new Sameness(rule, message, "", title);
    }
  }

  private Sameness sameness(Diagnostic finding) {
    String title = finding.fix().map(Fix::title).orElse("");
    return new Sameness(finding.rule(), finding.message(), lines.of(finding), title);
  }

  /** A text on the way, and the findings that were mended to come to the next one. */
  private record State(Source source, List<Diagnostic> mended) {}

  /** The text with the fixes of those findings that are {@code wanted}. */
  public static Fixed fix(Source source, Examination examination, Predicate<Diagnostic> wanted) {
    return new Fixer(examination, wanted).fix(source);
  }

  private Fixed fix(Source first) {
    Source source = first;
    List<Diagnostic> findings = examination.findings(source);
    while (true) {
      List<Diagnostic> chosen = chosen(findings, source);
      if (chosen.isEmpty() && !leftOut.isEmpty() && retriedAt < states.size()) {
        // What did harm then may do none now, as another run would find.
        retriedAt = states.size();
        leftOut.clear();
        continue;
      }
      if (chosen.isEmpty() || states.size() == MOST_ROUNDS) {
        return result(source, findings, chosen.isEmpty());
      }
      List<Diagnostic> accepted = new Round(source, examination).accepted(chosen);
      Set<Diagnostic> mended = Collections.newSetFromMap(new IdentityHashMap<>());
      mended.addAll(accepted);
      chosen.stream()
          .filter(finding -> !mended.contains(finding))
          .forEach(finding -> leftOut.add(sameness(finding)));
      if (accepted.isEmpty()) {
        continue;
      }
      states.add(new State(source, accepted));
      String text = Round.patch(source, accepted).result();
      source = isCircle(text) ? first : new Source(source.name(), text);
      findings = examination.findings(source);
    }
  }

  /** Whether the text has been here before; then all begins anew, without what leads round. */
  private boolean isCircle(String text) {
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i).source().text().equals(text)) {
        states.subList(i, states.size()).stream()
            .flatMap(state -> state.mended().stream())
            .forEach(finding -> circling.add(sameness(finding).anywhere()));
        states.clear();
        leftOut.clear();
        retriedAt = 0;
        return true;
      }
    }
    return false;
  }

  private Fixed result(Source source, List<Diagnostic> remaining, boolean finished) {
    return new Fixed(
        source,
        states.stream().flatMap(state -> state.mended().stream()).toList(),
        remaining,
        remaining.stream()
            .filter(finding -> isMendable(finding, source))
            .filter(this::isLeftOut)
            .toList(),
        finished);
  }

  /** From the top, each that overlaps none before it. */
  private List<Diagnostic> chosen(List<Diagnostic> findings, Source source) {
    Occupied occupied = new Occupied();
    return findings.stream()
        .filter(finding -> isMendable(finding, source))
        .filter(finding -> !isLeftOut(finding))
        .sorted(
            Comparator.<Diagnostic>comparingInt(
                    finding -> finding.fix().orElseThrow().edits().get(0).span().start())
                .thenComparing(Diagnostic::rule))
        .filter(finding -> occupied.take(finding.rule(), finding.fix().orElseThrow()))
        .toList();
  }

  private boolean isLeftOut(Diagnostic finding) {
    if (leftOut.isEmpty() && circling.isEmpty()) {
      return false;
    }
    Sameness same = sameness(finding);
    return leftOut.contains(same) || circling.contains(same.anywhere());
  }

  private boolean isMendable(Diagnostic finding, Source source) {
    int length = source.text().length();
    return finding.fix().isPresent()
        && wanted.test(finding)
        && finding.at().source().text().equals(source.text())
        && finding.fix().get().edits().stream().map(Edit::span).allMatch(s -> s.end() <= length);
  }
}
