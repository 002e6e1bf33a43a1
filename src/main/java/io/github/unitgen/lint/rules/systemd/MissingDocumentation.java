package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.meaning.systemd.UnitInput;

public final class MissingDocumentation implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.style("S902", "missing-documentation", "Unit has no Documentation=")
          .in(Profile.PEDANTIC);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    boolean says = Rendered.is(unit) || !unit.effective("Unit", "Documentation").isEmpty();
    if (!says && !unit.isDropIn() && unit.name().isKnown() && !unit.file().sections().isEmpty()) {
      findings.report(
          unit.header("Unit"),
          "the unit has no Documentation=",
          finding ->
              finding.help("add `Documentation=`, for example `Documentation=man:worker(8)`"));
    }
  }
}
