package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;

public final class PartOfWithStopWhenUnneeded implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S712",
          "part-of-with-stop-when-unneeded",
          "Unit wanted by two targets stops when one of them stops");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("StopWhenUnneeded");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isYes("Unit", "StopWhenUnneeded")) {
      return;
    }
    List<Named> wanted = NamedUnits.of(unit, "Install", NamedUnits.INSTALLS);
    for (Named part : NamedUnits.of(unit, "Unit", "PartOf")) {
      for (Named other : wanted) {
        if (part.name().endsWith(".target") && !other.name().equals(part.name())) {
          report(part, other, findings);
          return;
        }
      }
    }
  }

  private static void report(Named part, Named other, Findings findings) {
    findings.report(
        part.at(),
        "stopping " + part.name() + " stops this unit, though " + other.name() + " still wants it",
        finding -> {
          finding.related(other.at(), "also wanted here");
          finding.help("remove PartOf=: StopWhenUnneeded= already stops the unit");
        });
  }
}
