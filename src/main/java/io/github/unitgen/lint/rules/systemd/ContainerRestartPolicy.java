package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Removal;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.ContainerStart;
import io.github.unitgen.meaning.command.ContainerStart.Option;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class ContainerRestartPolicy implements UnitRule, JobRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X104",
          "container-restart-policy",
          "Container engine and init both restart the same container");

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
    if (unit.isService()) {
      boolean restarts = RestartPolicy.of(unit).on().isPresent();
      check(Commands.of(unit), restarts, unit.file().source(), findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    check(Commands.of(job), job.job().respawn().isPresent(), job.file().source(), findings);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      Source source = process.program().command().at().source();
      boolean restarts = process.restarts().policy() != Restart.NEVER;
      check(Commands.of(process), restarts, source, findings.in(source));
    }
  }

  private static void check(Commands commands, boolean restarts, Source source, Findings findings) {
    for (Started started : commands.main()) {
      Optional<ContainerStart> start = ContainerStart.of(started);
      if (start.isPresent()) { // without a lambda for each command
        boolean refused =
            started.program().equals("docker") && start.get().on("--rm", "--rm").isPresent();
        restart(start.get())
            .filter(restart -> refused || restarts)
            .ifPresent(restart -> report(restart, refused, source, findings));
      }
    }
  }

  private static Optional<Option> restart(ContainerStart start) {
    return start
        .last("--restart", "--restart")
        .filter(option -> !option.value().equals("no") && !option.value().isEmpty());
  }

  private static void report(Option restart, boolean refused, Source source, Findings findings) {
    findings.report(
        restart.span(),
        refused
            ? "docker rejects `--restart` together with `--rm`"
            : "`--restart` makes the engine restart the container without the init",
        finding -> {
          if (refused) {
            finding.severity(Severity.ERROR);
          }
          finding.help("remove `--restart`: the init restarts the container");
          Removal.of(source, restart.span(), restart.name(), "Remove it").ifPresent(finding::fix);
        });
  }
}
