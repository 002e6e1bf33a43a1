package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Programs.Flag;
import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.catalog.Programs.Program;
import io.github.unitgen.catalog.Signals;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.MainKill;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class PackageRunner implements UnitRule, JobRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X406", "package-runner", "Package runner stays between the init and the program");

  private static final String STAYS = " stays the main process, and the program is its grandchild";

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
    boolean runs = unit.isService() && !ServiceType.of(unit).isOneshot();
    Optional<Started> runner = runs ? runner(Commands.of(unit)) : Optional.empty();
    if (runner.isEmpty()) {
      return;
    }
    Stop stop = Stop.of(unit);
    String signal = stop.signal();
    boolean alone = stop.isMode("mixed") || stop.isMode("process");
    Optional<Assignment> mode = stop.modeLine().filter(line -> alone && stop.killsInTheEnd());
    for (Started started : Commands.of(unit).in(Phase.RELOAD)) {
      MainKill.signal(started)
          .ifPresent(sent -> lost(runner.get(), sent, started.command(), findings));
    }
    boolean told = MainProcess.notifyAccess(unit).filter(a -> a.value().equals("all")).isPresent();
    Optional<Span> type =
        ServiceType.of(unit).line().filter(line -> !told).map(Assignment::valueSpan);
    if (mode.isPresent() && keeps(runner.get(), signal)) {
      untold(runner.get(), signal, mode.map(Assignment::valueSpan), findings);
    } else if (ServiceType.of(unit).notifies() && type.isPresent()) {
      findings.report(
          runner.get().word().span(),
          "READY=1 of the program that " + runner.get().program() + " starts is ignored",
          finding -> {
            finding.related(type.get(), "systemd waits for the main process");
            finding.help(help());
          });
    } else {
      stays(runner.get(), findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Optional<Started> runner =
        job.job().task().isEmpty() ? runner(Commands.of(job)) : Optional.empty();
    if (runner.isPresent()) {
      stays(runner.get(), findings);
      job.job()
          .reloadSignal()
          .ifPresent(
              written ->
                  Signals.name(written.value())
                      .ifPresent(sent -> lost(runner.get(), sent, written.at().span(), findings)));
    }
  }

  /** Units of a manifest send the stop signal to the main process only. */
  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      Optional<Started> runner = runner(Commands.of(process));
      if (runner.isPresent()) {
        Place at = process.program().command().at();
        String signal = process.supervision().stopSignal().name();
        Findings here = findings.in(at.source());
        if (keeps(runner.get(), signal)) {
          untold(runner.get(), signal, Optional.empty(), here);
        } else {
          stays(runner.get(), here);
        }
        Place reload = process.at(process.sets("reload_signal") ? "reload_signal" : "quiet_signal");
        process
            .supervision()
            .reloadSignal()
            .ifPresent(
                sent ->
                    lost(runner.get(), sent.name(), reload.span(), findings.in(reload.source())));
      }
    }
  }

  private static Optional<Started> runner(Commands commands) {
    for (Started started : commands.main()) {
      if (started.is(Kind.BETWEEN)) {
        return Optional.of(started);
      }
    }
    return Optional.empty();
  }

  /** Whether the runner is known to handle the signal itself. */
  private static boolean keeps(Started runner, String signal) {
    Optional<Program> known = runner.known();
    return known.isPresent()
        && known.get().flags(Kind.BETWEEN).stream()
            .map(Flag::instead)
            .anyMatch(kept -> kept.equals(Optional.of(signal)));
  }

  /** Bash replaces itself with the last command of a text, so that the signal arrives. */
  private static void untold(
      Started runner, String signal, Optional<Span> mode, Findings findings) {
    findings.report(
        runner.word().span(),
        "if sh is dash, SIG"
            + signal
            + " does not get past "
            + runner.program()
            + " to the program",
        finding -> {
          finding.severity(Severity.INFO);
          mode.ifPresent(at -> finding.related(at, "only the main process receives the signal"));
          finding.help(help());
        });
  }

  private static void lost(Started runner, String signal, Span at, Findings findings) {
    findings.report(
        at,
        "SIG" + signal + " reaches " + runner.program() + ", not the program",
        finding -> {
          finding.related(runner.word().span(), "the main process");
          finding.help(help());
        });
  }

  private static void stays(Started runner, Findings findings) {
    findings.report(
        runner.word().span(),
        runner.program() + STAYS,
        finding -> {
          finding.severity(Severity.INFO);
          finding.help(help());
        });
  }

  private static String help() {
    return "use the command of the script in package.json, such as `/usr/bin/node server.js`";
  }
}
