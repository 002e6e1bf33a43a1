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
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Span;
import java.util.Collection;
import java.util.Optional;

public final class NetworkOnlineNotAwaited implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S735",
          "network-online-not-awaited",
          "Service starts network-online.target but is not ordered after it");

  private static final String UNIT = "Unit";
  private static final String ONLINE = "network-online.target";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return NamedUnits.STARTS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService() || unit.isDropIn() || !UserUnits.isSurelyOfSystem(unit)) {
      return;
    }
    Optional<Named> pulled = NamedUnits.find(unit, UNIT, NamedUnits.STARTS, ONLINE);
    if (pulled.isPresent() && !waits(unit)) {
      report(unit, pulled.get(), findings);
    }
  }

  /** Whether it is ordered after what may wait for the network, or belongs to what brings it up. */
  private static boolean waits(UnitInput unit) {
    return !NamedUnits.of(unit, UNIT, "Before").isEmpty()
        || unit.isNo(UNIT, "DefaultDependencies")
        || NamedUnits.of(unit, UNIT, "After").stream()
            .map(Named::name)
            .anyMatch(name -> EarlyUnits.isLate(name) || name.startsWith("network-online"));
  }

  private static void report(UnitInput unit, Named pulled, Findings findings) {
    String key = pulled.line().key();
    findings.report(
        pulled.at(),
        key + "= does not wait for " + ONLINE + ": this unit may start before the network is up",
        finding -> {
          if (NamedUnits.of(unit, "Install", NamedUnits.INSTALLS).isEmpty()) {
            finding.severity(Severity.INFO); // what starts it may have waited
          }
          finding.help("add `After=" + ONLINE + "`");
          Edit edit = new Edit(Span.at(pulled.line().span().start()), "After=" + ONLINE + "\n");
          finding.fix(Fix.unsafe("Add After=" + ONLINE, edit));
        });
  }
}
