package io.github.unitgen.lint.shared;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What systemd refuses of one assignment: one mistake or several words, to be reported once. */
public record RefusedWords(List<ValueFault> faults, SystemdVersions versions) {
  public RefusedWords {
    faults = List.copyOf(faults);
  }

  /**
   * The faults of {@code unit} that are {@code wanted}, put together by the lines they are in. A
   * setting that none of the versions has takes nothing, and S013 says so.
   */
  public static List<RefusedWords> of(UnitInput unit, Predicate<ValueFault> wanted) {
    List<RefusedWords> found = new ArrayList<>();
    List<ValueFault> line = new ArrayList<>();
    for (ValueFault fault : unit.valueFaults()) {
      if (!wanted.test(fault) || !unit.versions().anyKnows(fault.directive())) {
        continue;
      }
      if (!line.isEmpty() && !line.get(0).line().equals(fault.line())) {
        found.add(new RefusedWords(line, unit.versions()));
        line.clear();
      }
      line.add(fault);
    }
    if (!line.isEmpty()) {
      found.add(new RefusedWords(line, unit.versions()));
    }
    return found;
  }

  /** The one that the finding stands at. */
  public ValueFault first() {
    return faults.get(0);
  }

  /** Where the finding stands: the first word, or the key of an empty value. */
  public Span at() {
    return first().fault().at().isEmpty() ? first().line().keySpan() : first().at();
  }

  /** Says what the fault costs and what is expected instead. */
  public String message() {
    String takes = " " + first().takes(versions);
    return faults.size() > 1 && first().isPart() && !first().isFatal()
        ? faults.size() + " parts of " + first().line().key() + "= are ignored: expected" + takes
        : Shown.consequence(first()) + takes;
  }

  /** Marks the words after the first. */
  public void mark(Findings.Details finding) {
    String taken = first().takes(versions);
    for (ValueFault other : faults.subList(1, faults.size())) {
      String takes = other.takes(versions);
      finding.related(other.at(), takes.equals(taken) ? "ignored too" : "expected " + takes);
    }
  }
}
