package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** A text before and after one fix. */
public record FixStep(Diagnostic finding, Fix fix, Source before, Source after) {
  /** After so many fixes, one by one, the rest is left. */
  private static final int MOST_FIXES = 20;

  public static FixStep of(Source before, Diagnostic finding, Fix fix) {
    return new FixStep(finding, fix, before, new Source(before.name(), fix.applyTo(before.text())));
  }

  /** Takes one safe fix after the other, and checks all that there are in front of each. */
  static void eachSafe(
      Source text, Function<Source, List<Diagnostic>> lint, Consumer<FixStep> check) {
    Source now = text;
    for (int i = 0; i < MOST_FIXES; i++) {
      List<FixStep> steps = new ArrayList<>();
      for (Diagnostic finding : lint.apply(now)) {
        Source before = now;
        finding
            .fix()
            .filter(fix -> fix.safety() == Fix.Safety.SAFE)
            .ifPresent(fix -> steps.add(of(before, finding, fix)));
      }
      steps.forEach(check);
      if (steps.isEmpty()) {
        return;
      }
      now = steps.get(0).after();
    }
  }

  /** Whether an edit reaches into {@code part} of the text before. */
  boolean touchesBefore(Span part) {
    return fix.edits().stream().anyMatch(edit -> touches(part, edit.span()));
  }

  /** Whether what an edit wrote reaches into {@code part} of the text after. */
  boolean touchesAfter(Span part) {
    List<Edit> edits = new ArrayList<>(fix.edits());
    edits.sort(Comparator.comparingInt(edit -> edit.span().start()));
    int moved = 0;
    for (Edit edit : edits) {
      int start = edit.span().start() + moved;
      if (touches(part, new Span(start, start + edit.text().length()))) {
        return true;
      }
      moved += edit.text().length() - edit.span().length();
    }
    return false;
  }

  /** The settings of a unit whose lines the fix writes to: section, dot and key. */
  public Set<String> settings() {
    Set<String> written = new HashSet<>();
    settings(before, this::touchesBefore, written);
    settings(after, this::touchesAfter, written);
    return written;
  }

  private static void settings(Source unit, Predicate<Span> touched, Set<String> found) {
    for (UnitFile.Line line : UnitParser.parse(unit).lines()) {
      if (line instanceof UnitFile.Assignment assignment && touched.test(line.span())) {
        found.add(assignment.section() + "." + assignment.key());
      }
    }
  }

  private static boolean touches(Span part, Span edit) {
    return part.start() <= edit.start() && edit.start() < part.end()
        || edit.start() <= part.start() && part.start() < edit.end();
  }

  @Override
  public String toString() {
    return finding.rule() + ": " + fix.title() + "\n" + before.text() + "became\n" + after.text();
  }
}
