package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
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
      RuleInfo.warning(
          "U807",
          "setuid-without-home",
          "HOME is unset, but a tool such as bundler or rbenv needs it");

  /** Programs that keep settings or caches in the home folder. */
  private static final Set<String> AT_HOME =
      Set.of("bundle", "bundler", "rbenv", "rvm", "rvm-exec", "pyenv", "nodenv", "npm", "yarn");

  /** Programs that look for versions of a language there, and fail without them. */
  private static final Set<String> MANAGERS = Set.of("rbenv", "pyenv", "nodenv");

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
            "`setuid` does not set HOME, and " + tool.get() + " needs it",
            finding -> {
              boolean lost = MANAGERS.contains(tool.get()) && !hasRoot(job);
              if (!lost) {
                finding.severity(Severity.INFO);
              }
              finding.help(
                  lost
                      ? "add `env HOME=` with the user's home folder, and `env PATH=` with its shims"
                      : "add `env HOME=` with the home folder of the user");
            });
        return;
      }
    }
  }

  /** Whether the folder of its versions is set, so that it needs no HOME to find them. */
  private static boolean hasRoot(JobInput job) {
    String text = job.file().source().text();
    return text.contains("ENV_ROOT=");
  }

  private static Optional<String> tool(Started started) {
    List<Wrapper> wrappers = started.wrappers();
    return AT_HOME.contains(started.program())
        ? Optional.of(started.program())
        : wrappers.stream().map(Wrapper::name).filter(AT_HOME::contains).findFirst();
  }
}
