package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Logs;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.Set;

public final class NeedlessLogFolder implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "U203",
          "needless-log-folder",
          "Script prepares a log file that `console log` makes unnecessary");
  private static final Set<String> MAKERS =
      Set.of("mkdir", "touch", "chown", "chmod", "chgrp", "install");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (!job.targets().upstart().know(Stanza.CONSOLE_LOG)) {
      return;
    }
    Commands commands = Commands.of(job);
    for (Started main : commands.main()) {
      if (!Logs.flags(main).isEmpty() || !Logs.redirections(main).isEmpty()) {
        return; // U201 and X204 report the file that needs it
      }
    }
    for (Started started : commands.in(Phase.PRE_START)) {
      if (MAKERS.contains(started.program())) {
        for (Argument argument : started.arguments()) {
          if (argument.value().startsWith("/var/log/")) {
            findings.report(
                argument.span(),
                "this prepares a log file that `console log` makes unnecessary",
                finding ->
                    finding.help("let the program log to standard output, and remove this line"));
            break;
          }
        }
      }
    }
  }
}
