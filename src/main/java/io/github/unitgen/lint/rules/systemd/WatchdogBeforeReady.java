package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.TimeSetting;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class WatchdogBeforeReady implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S414",
          "watchdog-before-ready",
          "No start timeout although the watchdog starts only after READY=1");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(MainProcess.WATCHDOG);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService() || !ServiceType.of(unit).notifies()) {
      return;
    }
    Optional<TimeSetting> watchdog = MainProcess.watchdog(unit);
    Optional<TimeSetting> start =
        TimeSetting.last(unit, "Service", "TimeoutStartSec", "TimeoutSec")
            .filter(set -> set.length() == 0 || set.isInfinite());
    if (watchdog.isPresent() && start.isPresent()) {
      findings.report(
          start.get().line().valueSpan(),
          "a hanging start never ends: the watchdog starts only after READY=1",
          finding -> {
            finding.related(watchdog.get().line().keySpan(), "watchdog set here");
            finding.help("use a limit for the longest start, for example `TimeoutStartSec=300`");
          });
    }
  }
}
