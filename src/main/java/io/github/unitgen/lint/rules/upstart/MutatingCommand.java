package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Privileges;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Lines;
import java.util.Set;

public final class MutatingCommand implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "U804", "mutating-command", "Script creates or changes files as root at each start")
          .in(Profile.PEDANTIC);

  private static final Set<String> COMMANDS =
      Set.of("chown", "chgrp", "chmod", "mkdir", "ln", "rm", "mv", "cp", "touch");

  /** The mark by which ChromeOS shows that a line has been reviewed. */
  private static final String LOOKED_AT = "# croslint: disable";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (Privileges.areDropped(job)) {
      return;
    }
    String text = job.file().source().text();
    for (Started started : Commands.of(job).all()) {
      if (COMMANDS.contains(started.program())
          && !Privileges.switches(started)
          && !Lines.first(text.substring(started.command().end())).contains(LOOKED_AT)) {
        findings.report(
            started.word().span(),
            "root runs `" + started.program() + "` at each start",
            finding -> finding.help("use tmpfiles.d, or the package that installs the job"));
      }
    }
  }
}
