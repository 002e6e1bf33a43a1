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
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.Signal;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Drain;
import io.github.unitgen.meaning.command.MainKill;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Reaction;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Surroundings;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

public final class ReloadStopsProgram implements UnitRule, JobRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning("X408", "reload-stops-program", "Reload signal stops the program for good");

  private static final Set<Effect> ENDS = Set.of(Effect.CUTS, Effect.DROPS);

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
    // a service that is always restarted is restarted by it, which may be intended
    Optional<String> restart = RestartPolicy.of(unit).line().map(line -> line.value());
    if (!unit.isService() || restart.filter(RestartPolicy::isOfSuccess).isPresent()) {
      return;
    }
    Commands commands = Commands.of(unit);
    for (Started started : commands.in(Phase.RELOAD)) {
      MainKill.signal(started)
          .ifPresent(
              signal ->
                  check(
                      commands, signal, () -> Surroundings.of(unit), started.command(), findings));
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Optional<Located<Integer>> written = job.job().reloadSignal();
    boolean again = job.job().respawn().isPresent() && job.job().normalExit().isEmpty();
    if (written.isPresent() && !again) {
      Signals.name(written.get().value())
          .ifPresent(
              signal ->
                  check(
                      Commands.of(job),
                      signal,
                      () -> Surroundings.of(job),
                      written.get().at().span(),
                      findings));
    }
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      Optional<Signal> signal = process.supervision().reloadSignal();
      if (signal.isPresent() && process.restarts().policy() != Restart.ALWAYS) {
        Place at = process.at(process.sets("reload_signal") ? "reload_signal" : "quiet_signal");
        check(
            Commands.of(process),
            signal.get().name(),
            () -> Surroundings.of(process),
            at.span(),
            findings.in(at.source()));
      }
    }
  }

  private static void check(
      Commands commands, String signal, Supplier<Surroundings> around, Span at, Findings findings) {
    Drain.of(commands, signal, Optional.empty())
        .map(Drain::program)
        .or(() -> Reaction.of(commands, signal, around, ENDS).map(Reaction::program))
        .ifPresent(
            program ->
                findings.report(
                    at,
                    "SIG" + signal + " of the reload stops " + program.title(),
                    finding -> {
                      finding.related(program.word().span(), "ends on this signal");
                      finding.help("use a signal on which it keeps running, or remove the reload");
                    }));
  }
}
