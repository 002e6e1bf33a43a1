package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Removal;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.Timers;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class TimerPullsService implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S726", "timer-pulls-service", "Timer depends on its service, which starts it at once");

  private static final List<String> PULLS = List.of("Requires", "Wants", "BindsTo", "Upholds");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return PULLS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    // A timer that counts from a run of its service may start the first one.
    if (unit.type().equals("timer") && !unit.isDropIn() && !Timers.isOnlyAfterUnit(unit)) {
      Optional<String> service = Triggers.started(unit);
      for (Named named : NamedUnits.of(unit, "Unit", PULLS)) {
        if (service.filter(named.name()::equals).isPresent()) {
          report(unit, named, findings);
        }
      }
    }
  }

  private static void report(UnitInput unit, Named named, Findings findings) {
    String key = named.line().key();
    findings.report(
        named.at(),
        key + "= starts " + named.name() + " together with the timer",
        finding -> {
          finding.help("remove it: the timer starts the service when it elapses");
          finding.fix(
              named.only()
                  ? Fix.unsafe("Remove the " + key + "= line", new Edit(named.line().span(), ""))
                  : Fix.unsafe(
                      "Remove " + named.name(), Removal.edit(unit.file().source(), named.at())));
        });
  }
}
