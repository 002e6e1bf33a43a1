package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Foreground;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class ServerAsOneshot implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S732",
          "server-as-oneshot",
          "Type=oneshot service runs a server, so its start never finishes");

  private static final Set<String> BOOT =
      Set.of("multi-user.target", "default.target", "graphical.target");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(ServiceType.KEY);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Assignment> type = ServiceType.of(unit).line("oneshot");
    if (type.isEmpty() || unit.isDropIn()) {
      return;
    }
    Commands commands = Commands.of(unit);
    Optional<Argument> server = Workers.lasting(commands).map(started -> started.word());
    if (server.isPresent()) {
      report(unit, type.get(), server.get(), true, findings);
    } else if (isOfBoot(unit) && !MainProcess.isUpWithoutIt(unit)) {
      Foreground.runtime(commands)
          .filter(runtime -> !runtime.isModule())
          .ifPresent(runtime -> report(unit, type.get(), runtime.word(), false, findings));
    }
  }

  private static boolean isOfBoot(UnitInput unit) {
    return NamedUnits.of(unit, "Install", NamedUnits.INSTALLS).stream()
        .anyMatch(named -> BOOT.contains(named.name()));
  }

  private static void report(
      UnitInput unit, Assignment type, Argument program, boolean isKnown, Findings findings) {
    findings.report(
        type.valueSpan(),
        isKnown
            ? "the start never ends: Type=oneshot waits for the program to exit"
            : "the start lasts until the program exits, which a server never does",
        finding -> {
          if (!isKnown) {
            finding.severity(Severity.INFO);
          }
          finding.related(program.span(), isKnown ? "runs until it is stopped" : "may be a server");
          String kept = ServiceType.inForeground(unit.versions());
          finding.help("use `Type=" + kept + "`" + (isKnown ? "" : " if it is a server"));
          finding.fix(Fix.unsafe("Use Type=" + kept, new Edit(type.valueSpan(), kept)));
        });
  }
}
