package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Privileges;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Wrapper;
import io.github.unitgen.meaning.upstart.Boot;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class SetuidWithoutHome implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.info("U807", "setuid-without-home", "setuid sets no HOME, and bundler looks for it")
          .in(Profile.PEDANTIC);

  /** Programs that keep settings or caches in the home folder. */
  private static final Set<String> AT_HOME =
      Set.of("bundle", "bundler", "rbenv", "rvm", "rvm-exec", "pyenv", "nodenv", "npm", "yarn");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    boolean dropped = Privileges.areDropped(job) && Boot.isWhole(job);
    if (!dropped || job.file().source().text().contains("HOME=")) {
      return;
    }
    for (Started started : Commands.of(job).main()) {
      Optional<String> tool = tool(started);
      if (tool.isPresent() && !Privileges.switches(started)) {
        findings.report(
            job.job().setuid().orElseThrow().at().span(),
            "HOME stays unset, and " + tool.get() + " looks for it",
            finding -> finding.help("add `env HOME=` with the home folder of the user"));
        return;
      }
    }
  }

  private static Optional<String> tool(Started started) {
    List<Wrapper> wrappers = started.wrappers();
    return AT_HOME.contains(started.program())
        ? Optional.of(started.program())
        : wrappers.stream().map(Wrapper::name).filter(AT_HOME::contains).findFirst();
  }
}
