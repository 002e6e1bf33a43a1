package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Privileges;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.UserPaths;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.Optional;

public final class RootRunsUserFile implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U802", "root-runs-user-file", "Root runs a file that another user can change");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (!Privileges.areOfRoot(job)) {
      return;
    }
    for (Started started : Commands.of(job).all()) {
      Optional<Argument> file = UserPaths.run(job, started);
      if (file.isPresent() && !Privileges.switches(started)) {
        findings.report(
            file.get().span(),
            "root runs this file, and the user who owns the folder can change it",
            finding -> finding.help("add `setuid` and `setgid` with that user"));
        return; // one setuid fixes them all
      }
    }
  }
}
