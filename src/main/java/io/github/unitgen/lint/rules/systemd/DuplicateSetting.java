package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Enums;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.Booleans;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

public final class DuplicateSetting implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S010",
          "duplicate-setting",
          "Setting is assigned twice; only the last assignment counts");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean isAboutOneFile() {
    return true;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Map<String, Assignment> before = new HashMap<>();
    Set<Assignment> refused = refused(unit);
    for (Assignment line : unit.assignments()) {
      if (unit.all(line.section(), line.key()).size() < 2
          || !isSingle(unit, line)
          || refused.contains(line)) {
        continue;
      }
      Assignment first = before.put(line.section() + "/" + line.key(), line);
      if (first != null && !first.isReset() && !line.isReset() && !isFallback(first, line)) {
        report(first, line, findings);
      }
    }
  }

  private static void report(Assignment first, Assignment line, Findings findings) {
    boolean same = isSame(first.value(), line.value());
    findings.report(
        line.keySpan(),
        same
            ? line.key() + "= is assigned the same value twice"
            : line.key() + "= is assigned twice: only this assignment counts",
        finding -> {
          finding.related(
              first.keySpan(), same ? "first assignment" : "this assignment is ignored");
          finding.help("remove one of the two");
          if (same) {
            finding.severity(Severity.INFO);
          }
        });
  }

  private static boolean isSame(String first, String second) {
    return first.equals(second)
        || Booleans.isYes(first) && Booleans.isYes(second)
        || Booleans.isNo(first) && Booleans.isNo(second);
  }

  private static boolean isSingle(UnitInput unit, Assignment line) {
    return Standing.of(unit, line) == Standing.KNOWN
        && Directives.all()
            .find(line.section(), line.key())
            .filter(directive -> !directive.isList())
            .isPresent();
  }

  /** Returns the lines with a value that systemd ignores (S009), so that the other line counts. */
  private static Set<Assignment> refused(UnitInput unit) {
    Set<Assignment> refused = Collections.newSetFromMap(new IdentityHashMap<>(0));
    for (ValueFault found : unit.valueFaults()) {
      if (!found.fault().kind().isTaken()) {
        refused.add(found.line());
      }
    }
    return refused;
  }

  /** Whether the later line has a newer word, and the first one is for versions without it. */
  private static boolean isFallback(Assignment first, Assignment line) {
    return addedIn(line) > addedIn(first);
  }

  private static int addedIn(Assignment line) {
    int colon = line.value().indexOf(':');
    String word = colon < 0 ? line.value() : line.value().substring(0, colon);
    return Enums.find(line.section(), line.key(), word).map(Enums.Word::addedIn).orElse(0);
  }
}
