package io.github.unitgen.lint.rules.manifest;

import io.github.unitgen.catalog.Reactions.Effect;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Signal;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Reaction;
import io.github.unitgen.meaning.command.Surroundings;
import io.github.unitgen.source.Place;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

public final class QuietAsReload implements GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "M018", "quiet-as-reload", "The reload signal quiets the worker instead of reloading it");

  private static final String KEY = "reload_signal";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // defaults are part of each process
    for (ProcessSpec process : manifest.processes()) {
      Optional<Signal> signal = process.supervision().reloadSignal();
      if (signal.isPresent() && process.sets(KEY)) {
        Place at = process.at(KEY);
        Reaction.of(
                Commands.of(process),
                signal.get().name(),
                () -> Surroundings.of(process),
                Set.of(Effect.QUIETS))
            .filter(reaction -> told.add(at))
            .ifPresent(reaction -> report(reaction, signal.get(), findings.in(at.source()), at));
      }
    }
  }

  private static void report(Reaction reaction, Signal signal, Findings findings, Place at) {
    findings.report(
        at.span(),
        reaction.program().title() + " accepts no more jobs after " + signal.name(),
        finding -> finding.help("use `quiet_signal`, which deployments send by themselves"));
  }
}
