package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.RuntimeFolders;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class RelativePidFile implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S417",
          "relative-pid-file",
          "Relative PIDFile= is in /run, whatever WorkingDirectory= says");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(MainProcess.PID_FILE);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    List<Assignment> files = MainProcess.pidFiles(unit);
    boolean waits = !files.isEmpty() && Supervision.of(unit).follows() == Follows.FORKED;
    if (!waits || !UserUnits.isSurelyOfSystem(unit)) {
      return;
    }
    Assignment line = files.get(files.size() - 1);
    char first = line.value().charAt(0);
    if (first == '/' || first == '%' || first == '$') {
      return;
    }
    boolean elsewhere = !unit.value("Service", "WorkingDirectory").isEmpty();
    Optional<Assignment> user = Account.of(unit).user().filter(any -> Account.of(unit).isOther());
    if (user.isEmpty() && !elsewhere) {
      return; // the file may well be in /run
    }
    findings.report(
        line.valueSpan(),
        "the path is relative to /run: systemd waits for /run/" + line.value(),
        finding -> {
          if (user.isEmpty() || !unit.effective("Service", "ExecStartPre").isEmpty()) {
            finding.severity(Severity.INFO);
          }
          user.ifPresent(at -> finding.related(at.valueSpan(), "cannot create files in /run"));
          finding.help(
              RuntimeFolders.canBeMade(unit)
                  ? "use an absolute path below a RuntimeDirectory=, such as `/run/app/app.pid`"
                  : "use an absolute path, such as `/run/app/app.pid`");
        });
  }
}
