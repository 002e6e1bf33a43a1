package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.StartLimit;
import io.github.unitgen.meaning.systemd.TimeSetting;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class HotRestartLoop implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S303",
          "hot-restart-loop",
          "Restart delay is so short that the start limit is soon reached");

  private static final long PATIENT = 2 * TimeSetting.SECOND;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(RestartPolicy.KEY);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Assignment> restart = RestartPolicy.of(unit).onFailure();
    if (restart.isEmpty() || RestartPolicy.refused(unit).isPresent()) {
      return;
    }
    Optional<StartLimit> limit =
        StartLimit.of(unit)
            .filter(l -> l.isOn() && l.canTrip() && l.patience() < PATIENT && !isChosen(l));
    if (limit.isPresent()) {
      boolean worker = Workers.main(Commands.of(unit)).isPresent();
      boolean hasty = isHasty(unit, limit.get());
      boolean ofSession = isOfSession(unit);
      if (worker || hasty || !ofSession) {
        report(restart.get(), limit.get(), worker || (hasty && !ofSession), findings);
      }
    }
  }

  /**
   * Whether a short outage is already too long. Services of early boot, of systemd itself and on
   * terminals restart at once on purpose.
   */
  private static boolean isHasty(UnitInput unit, StartLimit limit) {
    return limit.delays().first() == 0
        && !unit.isNo("Unit", "DefaultDependencies")
        && !unit.value("Service", "StandardInput").startsWith("tty")
        && unit.value("Service", "TTYPath").isEmpty()
        && !unit.value("Service", "ExecStart").contains("/lib/systemd/");
  }

  /**
   * Whether the next session starts it again. A service of default.target in a user's manager must
   * run for longer.
   */
  private static boolean isOfSession(UnitInput unit) {
    return UserUnits.is(unit) && !NamedUnits.names(unit, "Install", "WantedBy", "default.target");
  }

  /** Whether limit and delay are written and thus intended; a single start is not a loop. */
  private static boolean isChosen(StartLimit limit) {
    boolean both = limit.burstLine().isPresent() && limit.delays().line().isPresent();
    return both || limit.burst() < 2;
  }

  private static void report(
      Assignment restart, StartLimit limit, boolean certain, Findings findings) {
    Optional<Assignment> delay = limit.delays().line().map(TimeSetting::line);
    String starts = limit.burst() + " starts in " + TimeSetting.shown(limit.interval());
    findings.report(
        delay.orElse(restart).valueSpan(),
        (limit.delays().first() == 0
                ? "the restarts have no delay"
                : "the restarts are only " + TimeSetting.shown(limit.delays().first()) + " apart")
            + ": the service stays down after "
            + starts,
        finding -> {
          limit.burstLine().ifPresent(line -> finding.related(line.valueSpan(), "limit set here"));
          if (!certain) {
            finding.severity(Severity.INFO);
          }
          finding.help("use `RestartSec=1` or more");
          if (limit.burst() * TimeSetting.SECOND < limit.interval()) {
            Edit edit =
                delay
                    .map(line -> new Edit(line.valueSpan(), "1"))
                    .orElse(new Edit(Span.at(restart.keySpan().start()), "RestartSec=1\n"));
            finding.fix(Fix.unsafe("Set `RestartSec=1`", edit));
          }
        });
  }
}
