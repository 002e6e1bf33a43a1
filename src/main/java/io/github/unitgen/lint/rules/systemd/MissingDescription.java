package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;

public final class MissingDescription implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.style("S901", "missing-description", "Unit has no Description=");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    boolean says = !unit.value("Unit", "Description").isEmpty();
    if (!says && !unit.isDropIn() && unit.name().isKnown() && !unit.file().sections().isEmpty()) {
      findings.report(
          unit.header("Unit"),
          "the unit has no Description=, so `systemctl status` shows only its name",
          finding ->
              finding.help("add `Description=`, for example `Description=Background worker`"));
    }
  }
}
