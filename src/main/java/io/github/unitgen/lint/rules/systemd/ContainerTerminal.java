package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.ContainerStart;
import io.github.unitgen.meaning.command.ContainerStart.Option;
import io.github.unitgen.meaning.command.ContainerStart.Verb;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Job.Console;
import java.util.Collection;
import java.util.Optional;

public final class ContainerTerminal implements UnitRule, JobRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X106",
          "container-terminal",
          "Container asks for a terminal that a service does not have");

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
    if (unit.isService() && !unit.value("Service", "StandardInput").startsWith("tty")) {
      check(Commands.of(unit), findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Optional<Console> console = job.job().console().map(Located::value);
    if (console.isEmpty() || console.get() == Console.LOG || console.get() == Console.NONE) {
      check(Commands.of(job), findings);
    }
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      if (process.raw().directive("StandardInput").isEmpty()) {
        check(Commands.of(process), findings.in(process.program().command().at().source()));
      }
    }
  }

  private static void check(Commands commands, Findings findings) {
    for (Started started : commands.all()) {
      Optional<ContainerStart> start = ContainerStart.of(started);
      if (start.isPresent()) { // without a lambda for each command
        check(started, start.get(), findings);
      }
    }
  }

  private static void check(Started started, ContainerStart start, Findings findings) {
    Optional<Option> terminal = start.on("-t", "--tty");
    boolean attaches = start.verb() == Verb.RUN || start.verb() == Verb.EXEC;
    if (!attaches || terminal.isEmpty() || start.detach().isPresent()) {
      return;
    }
    boolean refused =
        started.program().equals("docker") && start.on("-i", "--interactive").isPresent();
    findings.report(
        terminal.get().written().span(),
        refused
            ? "`" + start.command() + "` fails: its input is not a terminal"
            : "`" + terminal.get().name() + "` asks for a terminal, but a service has none",
        finding -> {
          if (!refused) {
            finding.severity(Severity.INFO); // it only formats its output for a terminal
          }
          finding.help(refused ? "remove `-i` and `-t`" : "remove it: the output goes to the log");
        });
  }
}
