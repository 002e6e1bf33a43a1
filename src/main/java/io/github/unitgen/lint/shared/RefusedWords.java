package io.github.unitgen.lint.shared;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The faults of one assignment that systemd refuses: one mistake or several words, reported once.
 */
public record RefusedWords(List<ValueFault> faults, SystemdVersions versions) {
  public RefusedWords {
    faults = List.copyOf(faults);
  }

  /**
   * Returns the faults of {@code unit} that {@code wanted} accepts, grouped by line. Settings that
   * none of the versions knows are left out, since S013 reports them.
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

  /** Returns the fault at the place of the finding. */
  public ValueFault first() {
    return faults.get(0);
  }

  /** Returns the place of the finding: the first word, or the key if the value is empty. */
  public Span at() {
    return first().fault().at().isEmpty() ? first().line().keySpan() : first().at();
  }

  /** Returns the message, which says what the fault causes and what is expected instead. */
  public String message() {
    String takes = " " + first().takes(versions);
    return faults.size() > 1 && first().isPart() && !first().isFatal()
        ? faults.size() + " parts of " + first().line().key() + "= are ignored: expected" + takes
        : Shown.consequence(first()) + takes;
  }

  /** Adds the words after the first as related places. */
  public void mark(Findings.Details finding) {
    String taken = first().takes(versions);
    for (ValueFault other : faults.subList(1, faults.size())) {
      String takes = other.takes(versions);
      finding.related(other.at(), takes.equals(taken) ? "ignored too" : "expected " + takes);
    }
  }
}
