package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.OwnFiles;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Logs;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import java.util.Collection;
import java.util.List;

public final class PidFileArgument implements UnitRule, JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X102",
          "pid-file-argument",
          "Program writes a PID file, although its supervisor knows the process");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecStart");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    boolean asked = !MainProcess.pidFiles(unit).isEmpty();
    if (!asked && Supervision.of(unit).follows() != Follows.FORKED) {
      check(Commands.of(unit), unit.file().source(), findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (Supervision.of(job).follows() != Follows.FORKED) {
      check(Commands.of(job), job.file().source(), findings);
    }
  }

  private static void check(Commands commands, Source source, Findings findings) {
    for (Started started : commands.main()) {
      for (Flags.Use use : Logs.pidFiles(started)) {
        if (started.wrapper(use.program()).isPresent()) {
          continue; // U105 reports start-stop-daemon
        }
        OwnFiles.pidFile(source, started, use, findings);
      }
    }
  }
}
