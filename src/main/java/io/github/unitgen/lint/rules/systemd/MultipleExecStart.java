package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import java.util.Collection;
import java.util.List;

public final class MultipleExecStart implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S012",
          "multiple-exec-start",
          "Several ExecStart= commands, but the service is not Type=oneshot");

  private static final String SERVICE = "Service";

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
    if (!unit.isService() || !ServiceType.of(unit).isKnown()) {
      return;
    }
    List<UnitCommand> commands = unit.commands(SERVICE, "ExecStart");
    if (commands.size() < 2 || ServiceType.of(unit).isOneshot()) {
      return;
    }
    UnitCommand second = commands.get(1);
    boolean sameLine = second.line().equals(commands.get(0).line());
    findings.report(
        sameLine ? second.span(second.command().program()) : second.line().keySpan(),
        "several ExecStart= commands need Type=oneshot: systemd refuses the unit",
        finding -> {
          if (!sameLine) {
            finding.related(commands.get(0).line().keySpan(), "first command");
          }
          ServiceType.of(unit)
              .line()
              .ifPresent(type -> finding.related(type.valueSpan(), "type set here"));
          finding.help("use ExecStartPre= for the commands that run before the service");
        });
  }
}
