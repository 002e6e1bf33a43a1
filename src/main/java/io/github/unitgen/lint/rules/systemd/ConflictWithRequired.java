package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.List;

public final class ConflictWithRequired implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S721", "conflict-with-required", "A unit cannot run with and without another");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (Named conflict : NamedUnits.of(unit, "Unit", "Conflicts")) {
      for (String key : List.of("Requires", "Requisite", "BindsTo")) {
        NamedUnits.find(unit, "Unit", List.of(key), conflict.name())
            .ifPresent(
                required ->
                    findings.report(
                        conflict.at(),
                        "the unit never starts: " + key + "= wants " + conflict.name() + " too",
                        finding -> {
                          finding.related(required.at(), "required here");
                          finding.help("drop one of the two");
                        }));
      }
    }
  }
}
