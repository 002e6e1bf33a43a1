package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.meaning.command.Databases;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;

public final class RequiresDatabase implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S734", "requires-database", "Service stops with its database and is not started again");

  private static final List<String> KEYS = List.of("Requires", "BindsTo");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    // A rendered unit is reported by its manifest.
    if (!unit.isService() || ServiceType.of(unit).isOneshot() || Rendered.is(unit)) {
      return;
    }
    for (Named named : NamedUnits.of(unit, "Unit", KEYS)) {
      if (Databases.isUnit(named.name())) {
        report(named, findings);
      }
    }
  }

  private static void report(Named named, Findings findings) {
    findings.report(
        named.at(),
        "stopping " + named.name() + " stops this service too, and starting it again does not",
        finding -> {
          finding.help("use `Wants=" + named.name() + "` with `After=`");
          if (named.only()) {
            finding.fix(Fix.unsafe("Use Wants=", new Edit(named.line().keySpan(), "Wants")));
          }
        });
  }
}
