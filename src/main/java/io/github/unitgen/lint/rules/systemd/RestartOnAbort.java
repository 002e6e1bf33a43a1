package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;

public final class RestartOnAbort implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S307",
          "restart-on-abort",
          "Restart=on-abort leaves a service down that exits with an error");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(RestartPolicy.KEY);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    // S302 reports it for a oneshot service.
    RestartPolicy.of(unit)
        .on()
        .filter(line -> line.value().equals("on-abort") && !ServiceType.of(unit).isOneshot())
        .ifPresent(
            line ->
                findings.report(
                    line.valueSpan(),
                    "Restart=on-abort does not restart the service after an exit with an error",
                    finding -> {
                      if (Workers.main(Commands.of(unit)).isEmpty()) {
                        finding.severity(Severity.INFO); // its error may be final on purpose
                      }
                      finding.help("use `Restart=on-failure`");
                      finding.fix(
                          Fix.unsafe(
                              "Replace with on-failure", new Edit(line.valueSpan(), "on-failure")));
                    }));
  }
}
