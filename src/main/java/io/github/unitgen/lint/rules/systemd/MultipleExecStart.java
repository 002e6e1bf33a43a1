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
          "S012", "multiple-exec-start", "Only a service of type oneshot runs several commands");

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
        "a second ExecStart= command is refused for all types but oneshot",
        finding -> {
          if (!sameLine) {
            finding.related(commands.get(0).line().keySpan(), "the first one");
          }
          ServiceType.of(unit)
              .line()
              .ifPresent(type -> finding.related(type.valueSpan(), "the type"));
          finding.help("make what runs before the service ExecStartPre=");
        });
  }
}
