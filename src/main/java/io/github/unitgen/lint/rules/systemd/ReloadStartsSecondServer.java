package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Reactions.Effect;
import io.github.unitgen.catalog.Signals;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Signal;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.MainKill;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Reaction;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Surroundings;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class ReloadStartsSecondServer implements UnitRule, JobRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X405",
          "reload-starts-second-server",
          "Reload starts a second server, and the init keeps following the first");

  private static final Set<Effect> DOUBLES = Set.of(Effect.DOUBLES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecReload");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    // a server announces its successor to systemd by its PID file, or by MAINPID= of sd_notify(3)
    boolean told =
        !MainProcess.pidFiles(unit).isEmpty() || MainProcess.notifyAccess(unit).isPresent();
    if (!unit.isService() || told) {
      return;
    }
    Commands commands = Commands.of(unit);
    for (Started started : commands.in(Phase.RELOAD)) {
      MainKill.signal(started)
          .flatMap(signal -> Reaction.of(commands, signal, () -> Surroundings.of(unit), DOUBLES))
          .ifPresent(reaction -> report(reaction, started.command(), "systemd", findings));
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    job.job()
        .reloadSignal()
        .ifPresent(
            written ->
                Signals.name(written.value())
                    .flatMap(
                        signal ->
                            Reaction.of(
                                Commands.of(job), signal, () -> Surroundings.of(job), DOUBLES))
                    .ifPresent(
                        reaction -> report(reaction, written.at().span(), "Upstart", findings)));
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      Optional<Signal> signal = process.supervision().reloadSignal();
      if (signal.isPresent()) {
        Place at = process.at(process.sets("reload_signal") ? "reload_signal" : "quiet_signal");
        Reaction.of(
                Commands.of(process), signal.get().name(), () -> Surroundings.of(process), DOUBLES)
            .ifPresent(
                reaction -> report(reaction, at.span(), "the init", findings.in(at.source())));
      }
    }
  }

  private static void report(Reaction reaction, Span at, String init, Findings findings) {
    String name = reaction.program().title();
    findings.report(
        at,
        name + " starts a second server beside the one that " + init + " follows",
        finding -> {
          finding.related(reaction.program().word().span(), "stays the main process");
          finding.help("send SIG" + reaction.instead() + ", on which it reloads in place");
        });
  }
}
