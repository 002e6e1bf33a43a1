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
 * Applies the fixes of findings in rounds until none is left. Each round applies the fixes that do
 * not overlap, from the top of the text. A fix that causes a new error is reverted, and so are
 * fixes that undo each other. Any text and any fixes have a result.
 */
public final class Fixer {
  /** The most rounds; the rest is left to another run. */
  static final int MOST_ROUNDS = 10;

  private final Examination examination;
  private final Predicate<Diagnostic> wanted;
  private final ByLine<String> lines = ByLine.shared(line -> line);
  private final Set<Sameness> circling = new HashSet<>();
  private final Set<Sameness> leftOut = new HashSet<>();

  /** The number of states when fixes that were left out were last tried again. */
  private int retriedAt;

  private final List<State> states = new ArrayList<>();

  private Fixer(Examination examination, Predicate<Diagnostic> wanted) {
    this.examination = examination;
    this.wanted = wanted;
  }

  /** The properties that identify the same fix in the next round. */
  private record Sameness(String rule, String message, String line, String title) {
    /** Returns the same fix on any line: a fix that runs in circles is wrong everywhere. */
    Sameness anywhere() {
      return new Sameness(rule, message, "", title);
    }
  }

  private Sameness sameness(Diagnostic finding) {
    String title = finding.fix().map(Fix::title).orElse("");
    return new Sameness(finding.rule(), finding.message(), lines.of(finding), title);
  }

  /** A version of the text, and the findings that were fixed to reach the next one. */
  private record State(Source source, List<Diagnostic> mended) {}

  /** Fixes the findings that {@code wanted} accepts. */
  public static Fixed fix(Source source, Examination examination, Predicate<Diagnostic> wanted) {
    return new Fixer(examination, wanted).fix(source);
  }

  private Fixed fix(Source first) {
    Source source = first;
    List<Diagnostic> findings = examination.findings(source);
    while (true) {
      List<Diagnostic> chosen = chosen(findings, source);
      if (chosen.isEmpty() && !leftOut.isEmpty() && retriedAt < states.size()) {
        // A fix that did harm then may be harmless now, as another run would find.
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

  /**
   * Whether the text has been here before; then fixing restarts without the fixes that lead in
   * circles.
   */
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

  /**
   * Returns the findings from the top whose fixes overlap none before them and add no key that
   * another one renames a line to.
   */
  private List<Diagnostic> chosen(List<Diagnostic> findings, Source source) {
    Occupied occupied = new Occupied();
    List<Diagnostic> possible =
        findings.stream()
            .filter(finding -> isMendable(finding, source))
            .filter(finding -> !isLeftOut(finding))
            .toList();
    KeptKeys kept = new KeptKeys(possible);
    return possible.stream()
        .filter(finding -> !kept.isAddedBy(finding.fix().orElseThrow()))
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
