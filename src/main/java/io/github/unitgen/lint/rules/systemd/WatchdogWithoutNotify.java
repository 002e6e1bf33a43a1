package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.TimeSetting;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Set;

public final class WatchdogWithoutNotify implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S411", "watchdog-without-notify", "The watchdog kills a program that does not call it");

  private static final Set<String> SILENT = Set.of("simple", "exec", "idle");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    boolean other = !unit.isService() || unit.isDropIn();
    if (other || MainProcess.notifyAccess(unit).isPresent()) {
      return; // who says who may call knows that someone does
    }
    MainProcess.watchdog(unit)
        .filter(set -> SILENT.contains(ServiceType.of(unit).word()))
        .ifPresent(
            set ->
                findings.report(
                    set.line().valueSpan(),
                    "a program that sends no WATCHDOG=1 is killed after "
                        + TimeSetting.shown(set.length()),
                    finding -> {
                      ServiceType.of(unit)
                          .line()
                          .ifPresent(
                              type -> finding.related(type.valueSpan(), "such programs rarely do"));
                      finding.help("drop the line, unless the program calls the watchdog");
                    }));
  }
}
