package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Recycling;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.Timers;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class MissingRestart implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S301", "missing-restart", "Service without Restart= stays down after a failure");

  private static final String SERVICE = "Service";

  /** A service that one of these wants must run as long as the machine. */
  private static final Set<String> BOOT =
      Set.of("multi-user.target", "default.target", "graphical.target");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean concerns(UnitInput unit) {
    return isToStay(unit);
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    @Nullable Set<UnitInput> startedAgain = null;
    for (UnitInput unit : folder.lintedUnits(this)) {
      if (startedAgain == null) {
        startedAgain = startedAgain(folder);
      }
      if (!startedAgain.contains(unit)) {
        report(unit, findings.in(unit));
      }
    }
  }

  private static boolean isToStay(UnitInput unit) {
    return unit.isService()
        && !unit.effective(SERVICE, "ExecStart").isEmpty()
        && !RestartPolicy.of(unit).isWritten()
        && !ends(unit)
        && (isWorker(unit) || (runsFromBoot(unit) && !isCalled(unit)))
        && !hasOwnSocket(unit);
  }

  private static boolean isWorker(UnitInput unit) {
    return Workers.main(Commands.of(unit)).isPresent();
  }

  /** Returns the services that a socket, timer or path in the folder starts again. */
  private static Set<UnitInput> startedAgain(FolderInput folder) {
    Set<UnitInput> units = new HashSet<>();
    for (String type : List.of("socket", "timer", "path")) {
      for (Triggers.Pair pair : Triggers.of(folder, type)) {
        if (!type.equals("timer")
            || Timers.times(pair.trigger()).stream().anyMatch(Timers::isRepeated)) {
          units.add(pair.service());
        }
      }
    }
    return units;
  }

  private static void report(UnitInput unit, Findings findings) {
    Assignment start = unit.effective(SERVICE, "ExecStart").get(0);
    boolean always = Recycling.of(Commands.of(unit)).isPresent();
    String restart = "Restart=" + (always ? "always" : "on-failure");
    findings.report(
        unit.header(SERVICE),
        "the service stays down after a failure: Restart= is not set",
        finding -> {
          if (!isWorker(unit)) {
            finding.severity(Severity.INFO);
          }
          boolean delayed = !unit.all(SERVICE, "RestartSec").isEmpty();
          finding.help("add `" + restart + "`" + (delayed ? "" : " and `RestartSec=1`"));
          String lines = restart + (delayed ? "\n" : "\nRestartSec=1\n");
          Edit edit = new Edit(Span.at(start.keySpan().start()), lines);
          finding.fix(Fix.unsafe("Add `" + restart + "`", edit));
        });
  }

  /** Whether the service is done when its command succeeds. */
  private static boolean ends(UnitInput unit) {
    return ServiceType.of(unit).isOneshot()
        || MainProcess.isUpWithoutIt(unit)
        || !unit.all("Unit", "SuccessAction").isEmpty();
  }

  private static boolean runsFromBoot(UnitInput unit) {
    for (String key : List.of("WantedBy", "RequiredBy")) {
      for (Assignment line : unit.effective("Install", key)) {
        for (String target : line.value().split(" ", -1)) {
          if (BOOT.contains(target)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether the unit names the socket that starts it: the next connection starts it again. */
  private static boolean hasOwnSocket(UnitInput unit) {
    String name = unit.name().unit();
    int dot = name.lastIndexOf('.'); // also of worker.conf, the only name of some units
    String own = name.substring(0, dot < 0 ? name.length() : dot) + ".socket";
    return !unit.all(SERVICE, "Sockets").isEmpty()
        || NamedUnits.find(unit, "Unit", NamedUnits.STARTS, own).isPresent()
        || NamedUnits.names(unit, "Install", "Also", own);
  }

  /** Whether the unit shows that a socket or the bus starts it again. */
  private static boolean isCalled(UnitInput unit) {
    if (ServiceType.of(unit).is("dbus")) {
      return true;
    }
    for (Assignment line : unit.assignments()) {
      if (line.value().contains(".socket") && !line.section().equals(SERVICE)) {
        return true;
      }
    }
    return false;
  }
}
