package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;

public final class EmptyUnitFile implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning("S029", "empty-unit-file", "Empty unit file masks the unit");

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
    // An empty file for one instance is intended to mask it.
    if (unit.file().source().text().isEmpty()
        && unit.name().isKnown()
        && !unit.name().isInstance()
        && !unit.isDropIn()) {
      findings.report(
          Span.at(0),
          "an empty file masks the unit: it cannot be started",
          finding -> finding.help("remove the file, or use `systemctl mask` to mask the unit"));
    }
  }
}
