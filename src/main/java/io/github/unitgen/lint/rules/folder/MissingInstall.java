package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.systemd.UserUnits;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class MissingInstall implements FolderRule {
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

  /** The settings by which a unit starts another one, or is enabled with it. */
  private static final Map<String, List<String>> STARTS =
      Map.of(
          "Unit",
          List.of("Wants", "Requires", "BindsTo", "Upholds", "OnFailure", "OnSuccess"),
          "Socket",
          List.of("Service"),
          "Timer",
          List.of("Unit"),
          "Path",
          List.of("Unit"),
          "Install",
          List.of("Also"));

  /** What starts the service of its own name. */
  private static final Set<String> TRIGGERS = Set.of("socket", "timer", "path");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    @Nullable Set<String> started = null;
    for (UnitInput unit : folder.lintedUnits()) {
      Optional<Started> worker = isAsked(unit) ? Workers.main(Commands.of(unit)) : Optional.empty();
      if (worker.isEmpty()) {
        continue;
      }
      if (started == null) {
        started = started(folder);
      }
      if (!started.contains(unit.name().unit())) {
        String target = UserUnits.is(unit) ? "default.target" : "multi-user.target";
        findings
            .in(unit)
            .report(
                unit.header("Service"),
                worker.get().program() + " is not started at boot: there is no WantedBy=",
                finding -> finding.help("add `[Install]` with `WantedBy=" + target + "`"));
      }
    }
  }

  private static boolean isAsked(UnitInput unit) {
    if (!unit.isService() || unit.name().isTemplate() || isStartedByOthers(unit)) {
      return false;
    }
    for (String key : INSTALL) {
      if (!unit.effective("Install", key).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** What other units of the folder start or enable. */
  private static Set<String> started(FolderInput folder) {
    Set<String> started = new HashSet<>();
    for (UnitInput unit : folder.units()) {
      for (Map.Entry<String, List<String>> section : STARTS.entrySet()) {
        for (Named named : NamedUnits.of(unit, section.getKey(), section.getValue())) {
          started.add(named.name());
        }
      }
      UnitName name = unit.name();
      if (TRIGGERS.contains(name.type())) {
        started.add(name.unit().replace("." + name.type(), ".service"));
      }
    }
    return started;
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
        || !unit.all("Service", "Sockets").isEmpty()
        || NamedUnits.of(unit, "Unit", List.of("Requires", "Wants")).stream()
            .anyMatch(named -> named.name().endsWith(".socket"));
  }
}
