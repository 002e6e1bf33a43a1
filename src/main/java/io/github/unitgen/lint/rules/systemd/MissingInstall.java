package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.List;

public final class MissingInstall implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S701",
          "missing-install",
          "Without [Install] there is nothing to enable, and boot does not start it");

  private static final List<String> INSTALL =
      List.of("WantedBy", "RequiredBy", "UpheldBy", "Alias", "Also");

  /** What ties the unit to another one, which may start it. */
  private static final List<String> TIES =
      List.of("PartOf", "BindsTo", "Requisite", "RefuseManualStart", "StopWhenUnneeded");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService()
        || unit.isDropIn()
        || unit.name().isTemplate()
        || isStartedByOthers(unit)) {
      return;
    }
    for (String key : INSTALL) {
      if (!unit.effective("Install", key).isEmpty()) {
        return;
      }
    }
    Workers.main(Commands.of(unit))
        .ifPresent(
            worker ->
                findings.report(
                    unit.header("Service"),
                    worker.program() + " is not started at boot: there is no WantedBy=",
                    finding -> finding.help("add `[Install]` with `WantedBy=multi-user.target`")));
  }

  private static boolean isStartedByOthers(UnitInput unit) {
    for (String key : TIES) {
      if (!unit.value("Unit", key).isEmpty()) {
        return true;
      }
    }
    String type = ServiceType.of(unit).word();
    return type.equals("oneshot")
        || type.equals("dbus")
        || unit.name().isInstance()
        || !unit.all("Service", "Sockets").isEmpty();
  }
}
