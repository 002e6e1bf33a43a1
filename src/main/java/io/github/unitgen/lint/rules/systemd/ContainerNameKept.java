package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.ContainerStart;
import io.github.unitgen.meaning.command.ContainerStart.Option;
import io.github.unitgen.meaning.command.ContainerStart.Verb;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class ContainerNameKept implements UnitRule, JobRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X105",
          "container-name-kept",
          "Stopped container keeps its name, so the next start fails");

  /** Words that delete containers, from any client or shell. */
  private static final Set<String> REMOVES = Set.of("rm", "prune", "down");

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
    if (unit.isService() && !unit.isDropIn()) {
      check(Commands.of(unit), findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (!job.override()) {
      check(Commands.of(job), findings);
    }
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      check(Commands.of(process), findings.in(process.program().command().at().source()));
    }
  }

  private static void check(Commands commands, Findings findings) {
    for (Started started : commands.main()) {
      Optional<ContainerStart> start = ContainerStart.of(started);
      if (start.isEmpty() || isTried(started)) {
        continue;
      }
      Optional<Option> name = kept(start.get());
      if (name.isPresent() && !isRemoved(commands.in(Phase.PRE_START))) {
        boolean late = isRemoved(commands.all());
        findings.report(
            name.get().span(),
            late
                ? "after a power cut the container still exists, and the start fails"
                : "the container stays after a stop, so the next start finds its name in use",
            finding -> {
              if (late) {
                finding.severity(Severity.INFO);
              }
              finding.help("add `--rm`, or remove the container before the start");
            });
      }
    }
  }

  private static Optional<Option> kept(ContainerStart start) {
    boolean goes =
        start.on("--rm", "--rm").isPresent()
            || start.on("--rmi", "--rmi").isPresent()
            || start.on("--replace", "--replace").isPresent();
    return start.verb() == Verb.RUN && start.complete() && !goes
        ? start.last("--name", "--name").filter(name -> !name.value().isEmpty())
        : Optional.empty();
  }

  /** Whether it only runs after a command before it has failed or been checked. */
  private static boolean isTried(Started started) {
    return started.context().inBranch()
        || started.context().inCondition()
        || !started.context().operator().isEmpty();
  }

  private static boolean isRemoved(List<Started> commands) {
    for (Started started : commands) {
      for (Argument argument : started.arguments()) {
        if (REMOVES.contains(argument.value())) {
          return true;
        }
      }
    }
    return false;
  }
}
