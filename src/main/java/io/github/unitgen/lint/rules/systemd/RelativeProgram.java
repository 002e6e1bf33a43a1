package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.LineRule;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;

public final class RelativeProgram implements LineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S506", "relative-program", "Program is a relative path, which systemd refuses");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  /** Since this version a program may be a plain name. */
  private static final int PLAIN_NAMES = 239;

  @Override
  public void check(UnitInput unit, Assignment line, Findings findings) {
    if (!ExecLines.isExec(line)) {
      return;
    }
    ExecLine exec = unit.exec(line);
    for (ExecLine.Problem problem : exec.problems()) {
      if (ExecLines.isRelative(line, problem)) {
        findings.report(
            line.sourceSpan(problem.at()),
            ExecLines.outcome(line, problem) + ": the program is a relative path",
            finding -> finding.help("use an absolute path, for example `/srv/app/bin/worker`"));
      }
    }
    if (unit.versions().haveSince(PLAIN_NAMES)) {
      return;
    }
    for (ExecLine.Command command : exec.commands()) {
      String program = command.program().value();
      if (program.indexOf('/') < 0 && program.indexOf('%') < 0) {
        findings.report(
            line.sourceSpan(command.program().span()),
            "systemd before " + PLAIN_NAMES + " does not accept a program without its path",
            finding -> finding.help("use an absolute path, for example `/srv/app/bin/worker`"));
      }
    }
  }
}
