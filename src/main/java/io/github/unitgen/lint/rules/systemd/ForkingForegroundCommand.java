package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Foreground;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;

public final class ForkingForegroundCommand implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S106",
          "forking-foreground-command",
          "A program that stays never ends the start of a Type=forking service");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Assignment> type = ServiceType.of(unit).line("forking");
    if (type.isEmpty()) {
      return;
    }
    Foreground.of(Commands.of(unit))
        .ifPresent(
            word ->
                findings.report(
                    type.orElseThrow().valueSpan(),
                    "Type=forking waits for a fork that never comes, until the start times out",
                    finding -> {
                      finding.related(word.span(), "stays in the foreground");
                      finding.help("write `Type=exec`, or `Type=notify` if the program notifies");
                      finding.fix(
                          Fix.unsafe(
                              "Write Type=" + kept(unit),
                              new Edit(type.orElseThrow().valueSpan(), kept(unit))));
                    }));
  }

  private static String kept(UnitInput unit) {
    return unit.versions().haveSince(240) ? "exec" : "simple";
  }
}
