package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.systemd.UserUnits;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class MissingInstall implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S701",
          "missing-install",
          "Service has no [Install] section, so it is not started at boot");

  /** Settings that bind the unit to another one, which may start it. */
  private static final List<String> TIES =
      List.of("PartOf", "BindsTo", "Requisite", "RefuseManualStart", "StopWhenUnneeded");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean concerns(UnitInput unit) {
    return isAsked(unit) && message(unit).isPresent();
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    @Nullable Set<String> started = null;
    for (UnitInput unit : folder.lintedUnits(this)) {
      if (started == null) {
        started = new HashSet<>();
        for (String name : Triggers.all(folder)) {
          started.add(UnitName.template(name));
        }
        for (String name : folder.unitNames()) {
          if (UnitName.of(name).isInstance()) {
            started.add(UnitName.template(name));
          }
        }
      }
      if (!started.contains(unit.name().unit())) {
        report(unit, message(unit).orElseThrow(), findings.in(unit));
      }
    }
  }

  private static boolean isAsked(UnitInput unit) {
    return unit.isService() && !Triggers.isInstallable(unit) && !isStartedByOthers(unit);
  }

  /** Returns the message for a template that stays up or for a known worker, or empty. */
  private static Optional<String> message(UnitInput unit) {
    if (unit.name().isTemplate()) {
      return RestartPolicy.of(unit)
          .onFailure()
          .filter(restart -> !Rendered.is(unit))
          .map(restart -> "no instance can be enabled: no WantedBy= is set");
    }
    return Workers.main(Commands.of(unit))
        .map(worker -> worker.program() + " is not started at boot: no WantedBy= is set");
  }

  private static void report(UnitInput unit, String message, Findings findings) {
    String target = UserUnits.is(unit) ? "default.target" : "multi-user.target";
    findings.report(
        unit.header("Service"),
        message,
        finding -> {
          if (unit.name().isTemplate()) {
            finding.severity(Severity.INFO); // udev, a generator or a person may start one
          }
          finding.help("add `[Install]` with `WantedBy=" + target + "`");
        });
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
        || !unit.value("Service", "TTYPath").isEmpty() // a generator starts what has a terminal
        || !unit.all("Service", "Sockets").isEmpty()
        || NamedUnits.of(unit, "Unit", List.of("Requires", "Wants")).stream()
            .anyMatch(named -> named.name().endsWith(".socket"));
  }
}
