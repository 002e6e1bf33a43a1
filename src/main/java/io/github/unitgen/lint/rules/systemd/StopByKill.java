package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.MainKill;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class StopByKill implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S407",
          "stop-by-kill",
          "ExecStop= sends a signal, and systemd sends another right after it");

  /** Signals that cannot be caught, or that do not stop a running program. */
  private static final Set<String> FINAL = Set.of("KILL", "STOP", "CONT");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecStop");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    boolean service = unit.isService() && !unit.isDropIn();
    if (!service || unit.effective("Service", "ExecStop").size() != 1) {
      return;
    }
    List<Started> stop = Commands.of(unit).in(Phase.STOP);
    if (stop.size() != 1 || Stop.of(unit).isMode("none")) {
      return;
    }
    String own = Stop.of(unit).signal();
    Optional<String> sent = MainKill.signal(stop.get(0)).filter(signal -> !FINAL.contains(signal));
    if (sent.isPresent() && !own.equals("CONT")) {
      Assignment line = unit.effective("Service", "ExecStop").get(0);
      if (sent.get().equals(own)) {
        same(stop.get(0), own, line, findings);
      } else {
        other(unit, stop.get(0), sent.get(), own, findings);
      }
    }
  }

  private static void same(Started kill, String signal, Assignment line, Findings findings) {
    findings.report(
        kill.command(),
        "systemd sends SIG" + signal + " anyway: this command is not needed",
        finding -> {
          finding.severity(Severity.INFO);
          finding.help("remove the line");
          finding.fix(Fix.safe("Remove the ExecStop= line", new Edit(line.span(), "")));
        });
  }

  private static void other(
      UnitInput unit, Started kill, String sent, String own, Findings findings) {
    Optional<Assignment> set = Stop.of(unit).signalLine();
    String instead = "KillSignal=SIG" + sent;
    findings.report(
        kill.command(),
        "systemd sends SIG" + own + " right after SIG" + sent + ", which may cut the stop short",
        finding -> {
          set.ifPresent(line -> finding.related(line.valueSpan(), "signal set here"));
          finding.help("use `" + instead + "` instead");
          Assignment line = unit.effective("Service", "ExecStop").get(0);
          if (set.isEmpty()) {
            Span whole = new Span(line.keySpan().start(), line.valueSpan().end());
            finding.fix(Fix.unsafe("Replace with `" + instead + "`", new Edit(whole, instead)));
          }
        });
  }
}
