package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.ShellAround;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;

public final class NotifyBehindShell implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S412", "notify-behind-shell", "READY=1 is ignored because a shell is the main process");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(ServiceType.KEY);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    boolean notifies = unit.isService() && !unit.isDropIn() && ServiceType.of(unit).notifies();
    if (!notifies
        || MainProcess.notifyAccess(unit).filter(line -> line.value().equals("all")).isPresent()) {
      return;
    }
    Commands commands = Commands.of(unit);
    for (Started started : commands.main()) {
      if (started.program().equals("systemd-notify")) {
        return; // the shell sends it itself
      }
    }
    ShellAround.of(commands).ifPresent(found -> report(unit, found, findings));
  }

  private static void report(UnitInput unit, ShellAround found, Findings findings) {
    String program = found.program().program();
    String main =
        found.surely()
            ? " is ignored: " + found.shell() + " is the main process"
            : " is ignored if sh is dash: sh is then the main process";
    findings.report(
        found.program().word().span(),
        "READY=1 from " + program + main,
        finding -> {
          if (!found.surely()) {
            finding.severity(Severity.INFO);
          }
          ServiceType.of(unit)
              .line()
              .ifPresent(type -> finding.related(type.valueSpan(), "systemd waits for READY=1"));
          finding.help("add `exec` before the program, or use `NotifyAccess=all`");
          found.exec(unit.file().source()).ifPresent(finding::fix);
        });
  }
}
