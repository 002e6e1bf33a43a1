package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.LineRule;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;

public final class FullPrivilegePrefix implements LineRule {
  private static final RuleInfo INFO =
      RuleInfo.info("S808", "full-privilege-prefix", "Prefix + or ! runs a command without User=")
          .in(Profile.PEDANTIC);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  @Override
  public void check(UnitInput unit, Assignment line, Findings findings) {
    if (!ExecLines.isExec(line) || UserUnits.is(unit)) {
      return; // the user manager has no such privileges
    }
    for (ExecLine.Command command : unit.exec(line).commands()) {
      if (command.prefixes().contains(Prefix.FULL_PRIVILEGES)) {
        report(line, command, "+", findings);
      } else if (command.prefixes().contains(Prefix.NO_SETUID)) {
        report(line, command, "!", findings);
      }
    }
  }

  private static void report(
      Assignment line, ExecLine.Command command, String sign, Findings findings) {
    findings.report(
        line.sourceSpan(command.program().span()),
        "the prefix `" + sign + "` runs this command as root",
        finding -> finding.help("use tmpfiles.d, or a separate unit that runs first"));
  }
}
