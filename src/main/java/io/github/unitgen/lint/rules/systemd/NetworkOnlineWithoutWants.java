package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.EarlyUnits;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class NetworkOnlineWithoutWants implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S704",
          "network-online-without-wants",
          "Unit is ordered after network-online.target but does not start it");

  private static final String ONLINE = "network-online.target";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("After");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Named> after = NamedUnits.find(unit, "Unit", List.of("After"), ONLINE);
    if (after.isEmpty() || unit.isDropIn() || !UserUnits.isSurelyOfSystem(unit)) {
      return;
    }
    for (String key : List.of("Wants", "Requires", "BindsTo", "Upholds", "Requisite", "PartOf")) {
      if (NamedUnits.names(unit, "Unit", key, ONLINE)) {
        return;
      }
    }
    findings.report(
        after.get().at(),
        "After= does not start network-online.target: this unit may start before the network is up",
        finding -> {
          if (!isEnabled(unit) || startsOthers(unit)) {
            finding.severity(Severity.INFO); // a timer or another unit may start it too
          }
          finding.help("add `Wants=network-online.target`");
          finding.fix(
              Fix.safe(
                  "Add Wants=network-online.target",
                  new Edit(Span.at(after.get().line().span().start()), "Wants=" + ONLINE + "\n")));
        });
  }

  /** Whether it starts another service or target, which may want the network itself. */
  private static boolean startsOthers(UnitInput unit) {
    return NamedUnits.of(unit, "Unit", NamedUnits.STARTS).stream()
        .map(Named::name)
        .anyMatch(EarlyUnits::isLate);
  }

  private static boolean isEnabled(UnitInput unit) {
    return unit.isService()
        && !ServiceType.of(unit).isOneshot()
        && !NamedUnits.of(unit, "Install", NamedUnits.INSTALLS).isEmpty();
  }
}
