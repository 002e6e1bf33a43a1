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
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class ForkingForegroundCommand implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S106",
          "forking-foreground-command",
          "Type=forking for a program that stays in the foreground");

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
    Optional<Assignment> type = ServiceType.of(unit).line("forking");
    if (type.isEmpty()) {
      return;
    }
    Commands commands = Commands.of(unit);
    Optional<Argument> known = Foreground.of(commands);
    if (known.isPresent()) {
      report(unit, type.get(), known.get(), Severity.WARNING, findings);
    } else {
      Foreground.runtime(commands)
          .ifPresent(
              runtime ->
                  report(
                      unit,
                      type.get(),
                      runtime.word(),
                      runtime.isModule() ? Severity.INFO : Severity.WARNING,
                      findings));
    }
  }

  private static void report(
      UnitInput unit, Assignment type, Argument word, Severity severity, Findings findings) {
    findings.report(
        type.valueSpan(),
        "Type=forking waits for a fork that never happens: the start times out",
        finding -> {
          finding.severity(severity);
          finding.related(word.span(), "stays in the foreground");
          String kept = ServiceType.inForeground(unit.versions());
          finding.help("use `Type=" + kept + "`, or `Type=notify` if the program supports it");
          finding.fix(Fix.unsafe("Replace with Type=" + kept, new Edit(type.valueSpan(), kept)));
        });
  }
}
