package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.ConfigurationFile;
import io.github.unitgen.meaning.command.Databases;
import io.github.unitgen.meaning.command.Drain;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.TimeSetting;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class InfiniteStopTimeout implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S402", "infinite-stop-timeout", "Service without a stop timeout may hang on stop");

  private static final String STOP = "TimeoutStopSec";
  private static final int DEFAULT = 90;
  private static final int SLACK = 5;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(STOP, "TimeoutSec");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService() || unit.isDropIn()) {
      return;
    }
    Stop stop = Stop.of(unit);
    boolean judged = stop.isEndless() && !ServiceType.of(unit).isOneshot() && !Databases.runs(unit);
    stop.timeout().filter(line -> judged).ifPresent(line -> check(unit, line, findings));
  }

  /**
   * Whether the line may be a mistake for an unknown program. Infinity is intended, TimeoutSec= may
   * be meant for the start, and without SIGKILL the timeout has no effect.
   */
  private static boolean isDoubtful(UnitInput unit, TimeSetting stop) {
    return stop.length() == 0
        && stop.line().key().equals(STOP)
        && Stop.of(unit).withoutKill().isEmpty();
  }

  private static void check(UnitInput unit, TimeSetting stop, Findings findings) {
    Commands commands = Commands.of(unit);
    Optional<Drain> drain = Drain.of(commands, Stop.of(unit).signal(), ConfigurationFile.of(unit));
    boolean unlimited = drain.filter(found -> found.seconds().isEmpty()).isPresent();
    boolean worker = Workers.main(commands).isPresent() && !unlimited;
    if (!worker && !isDoubtful(unit, stop)) {
      return;
    }
    int drains = drain.map(found -> found.seconds().orElse(0) + SLACK).orElse(0);
    String enough = Integer.toString(Math.max(DEFAULT, drains));
    findings.report(
        stop.line().valueSpan(),
        "no stop timeout: a hanging program is never killed and delays the shutdown",
        finding -> {
          if (!worker) {
            finding.severity(Severity.INFO);
          }
          finding.help("use a limit, for example `TimeoutStopSec=" + enough + "`");
          if (stop.line().key().equals(STOP)) {
            finding.fix(
                Fix.unsafe(
                    "Set the timeout to " + enough + "s",
                    new Edit(stop.line().valueSpan(), enough)));
          }
        });
  }
}
