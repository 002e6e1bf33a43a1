package io.github.unitgen.lint.shared;

import io.github.unitgen.catalog.Reactions.Effect;
import io.github.unitgen.catalog.Signals;
import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Reaction;
import io.github.unitgen.meaning.command.Surroundings;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.MainStanza;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;
import java.util.Set;

/** Compares the stop signal with the reaction of the program, in units, jobs and manifests. */
public final class StopSignals {
  private static final int TERM = 15;
  private static final String STOP_SIGNAL = "stop_signal";

  private StopSignals() {}

  /**
   * The setting of the signal.
   *
   * @param written the place of its value, empty for the default
   * @param key the key as the language of the file writes it, up to the value
   * @param insert the place where a line that sets it can be inserted
   */
  private record Setting(Optional<Span> written, String key, Optional<Span> insert) {}

  public static void check(UnitInput unit, Set<Effect> effects, Findings findings) {
    if (!unit.isService() || !Stop.of(unit).killsInTheEnd()) {
      return;
    }
    String signal = Stop.of(unit).signal();
    Commands commands = Commands.of(unit);
    Optional<Assignment> line = Stop.of(unit).signalLine();
    if (unit.isDropIn() && line.isEmpty()) {
      return;
    }
    Optional<Reaction> found = Reaction.of(commands, signal, () -> Surroundings.of(unit), effects);
    if (found.isPresent()) {
      Optional<Span> insert =
          unit.effective("Service", "ExecStart").stream()
              .findFirst()
              .map(start -> Span.at(start.keySpan().start()));
      Setting setting = new Setting(line.map(Assignment::valueSpan), "KillSignal=SIG", insert);
      report(found.get(), signal, setting, findings);
    }
  }

  public static void check(JobInput job, Set<Effect> effects, Findings findings) {
    Optional<Located<Integer>> written = job.job().killSignal();
    boolean told = job.targets().upstart().know(Stanza.KILL_SIGNAL);
    if (job.file().error().isPresent() || (job.override() && written.isEmpty()) || !told) {
      return;
    }
    String signal = Signals.name(written.map(Located::value).orElse(TERM)).orElse("");
    Setting setting =
        new Setting(
            written.map(Located::at).map(Place::span), "kill signal ", MainStanza.before(job));
    Reaction.of(Commands.of(job), signal, () -> Surroundings.of(job), effects)
        .ifPresent(reaction -> report(reaction, signal, setting, findings));
  }

  public static void check(Manifest manifest, Set<Effect> effects, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      String signal = process.supervision().stopSignal().name();
      boolean given = process.sets(STOP_SIGNAL);
      Place at = given ? process.at(STOP_SIGNAL) : process.program().command().at();
      Optional<Span> written = given ? Optional.of(at.span()) : Optional.empty();
      Setting setting = new Setting(written, STOP_SIGNAL + ": ", Optional.empty());
      Reaction.of(Commands.of(process), signal, () -> Surroundings.of(process), effects)
          .ifPresent(reaction -> report(reaction, signal, setting, findings.in(at.source())));
    }
  }

  private static void report(Reaction reaction, String signal, Setting setting, Findings findings) {
    Span program = reaction.program().word().span();
    String better = setting.key() + reaction.instead();
    findings.report(
        setting.written().orElse(program),
        message(reaction, signal),
        finding -> {
          if (!reaction.certain()) {
            finding.severity(Severity.INFO);
          }
          setting.written().ifPresent(at -> finding.related(program, "this program"));
          finding.help((setting.written().isPresent() ? "use `" : "add `") + better + "`");
          String value = (setting.key().endsWith("SIG") ? "SIG" : "") + reaction.instead();
          setting
              .written()
              .map(at -> new Edit(at, value))
              .or(() -> setting.insert().map(at -> new Edit(at, better + "\n")))
              .ifPresent(edit -> finding.fix(Fix.unsafe("Use `" + better + "`", edit)));
        });
  }

  private static String message(Reaction reaction, String signal) {
    String name = reaction.program().title();
    String at = " on SIG" + signal;
    boolean may = !reaction.certain();
    return switch (reaction.effect()) {
      case RESTARTS ->
          name
              + (may ? " may restart" + at + " and not" : " restarts" + at + " and does not")
              + " end";
      case CUTS -> name + (may ? " may end" : " ends") + at + " before its job is done";
      case DROPS -> name + (may ? " may cut" : " cuts") + " off its requests" + at;
      case QUIETS -> name + " accepts no more jobs" + at + " and does not end";
      case DOUBLES -> name + (may ? " may start" : " starts") + " a second server" + at;
    };
  }
}
