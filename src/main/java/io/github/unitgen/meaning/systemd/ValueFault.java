package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.Fault;
import io.github.unitgen.syntax.systemd.value.ValueChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fault of a value, and the assignment that it stands in. */
public record ValueFault(Assignment line, Directive directive, Fault fault) {
  /** Where the fault was written. */
  public Span at() {
    return line.sourceSpan(fault.at());
  }

  /** Whether only one word of a list is at fault, and the others count. */
  public boolean isPart() {
    String value = line.value();
    int from = fault.at().start();
    int to = fault.at().end();
    return to - from < value.length()
        && (from == 0 || value.charAt(from - 1) == ' ')
        && (to == value.length() || value.charAt(to) == ' ')
        && !fault.at().isEmpty()
        && directive.isList();
  }

  /** Whether the unit does not load because of it. */
  public boolean isFatal() {
    return ValueChecks.isFatal(directive, line.value());
  }

  static List<ValueFault> find(UnitInput unit) {
    List<ValueFault> found = new ArrayList<>();
    String name = unit.name().unit();
    int oldest = unit.versions().oldest();
    for (Assignment line : unit.assignments()) {
      Optional<Directive> directive = Directives.all().find(line.section(), line.key());
      if (directive.isEmpty() || !isJudged(unit, directive.get())) {
        continue;
      }
      for (Fault fault : ValueChecks.faults(directive.get(), line.value(), name, oldest)) {
        found.add(new ValueFault(line, directive.get(), fault));
      }
    }
    return List.copyOf(found);
  }

  private static boolean isJudged(UnitInput unit, Directive directive) {
    String type = directive.valueType();
    boolean gone = directive.isGoneIn(unit.versions().oldest());
    return !gone && !type.equals("exec-command") && !type.equals("env-assignments");
  }
}
