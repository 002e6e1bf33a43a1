package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;

public final class ReplaceableProgram implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S807", "replaceable-program", "Whoever can replace a program that root starts is root");

  private static final List<String> OPEN =
      List.of("/tmp/", "/var/tmp/", "/dev/shm/", "/run/user/", "/home/");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService() || !UserUnits.isSurelyOfSystem(unit)) {
      return;
    }
    Account account = Account.of(unit);
    // A rendered unit without a user may be of a user's manager; M801 knows.
    boolean unwritten = !account.isWritten() && !unit.isDropIn() && !Rendered.is(unit);
    boolean root = account.isRootByName() || unwritten;
    for (Assignment line : unit.assignments()) {
      if (!line.section().equals("Service") || !ExecLines.isExec(line)) {
        continue;
      }
      for (ExecLine.Command command : unit.exec(line).commands()) {
        String path = command.program().value();
        boolean raised = command.prefixes().contains(Prefix.FULL_PRIVILEGES);
        if ((root || raised) && OPEN.stream().anyMatch(path::startsWith)) {
          findings.report(
              line.sourceSpan(command.program().span()),
              "root runs " + path + ", which others can replace",
              finding -> finding.help("put it where only root writes, or set User="));
        }
      }
    }
  }
}
