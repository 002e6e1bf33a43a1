package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.ContainerStart;
import io.github.unitgen.meaning.command.GivenValue;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.Collection;

public final class SecretOnCommandLine implements UnitRule, JobRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X103", "secret-on-command-line", "Secret on a command line is readable by every user");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    check(Commands.of(unit), findings);
  }

  @Override
  public void check(JobInput job, Findings findings) {
    check(Commands.of(job), findings);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      check(Commands.of(process), findings.in(process.program().command().at().source()));
    }
  }

  private static void check(Commands commands, Findings findings) {
    for (Started started : commands.all()) {
      for (GivenValue given : GivenValue.of(started)) {
        if (Secrets.isSecret(given.name(), given.value()) && !isReference(started, given)) {
          findings.report(
              given.at(),
              "every user can read the secret in this command",
              finding ->
                  finding.help("let the program read it from a file or from an environment file"));
        }
      }
    }
  }

  /** {@code podman run --secret NAME} only names a secret. */
  private static boolean isReference(Started started, GivenValue given) {
    return given.name().equals("SECRET") && ContainerStart.isClient(started.program());
  }
}
