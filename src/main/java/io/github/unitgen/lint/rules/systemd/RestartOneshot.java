package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;

public final class RestartOneshot implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S302", "restart-oneshot", "Type=oneshot with a Restart= that systemd refuses");

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
    RestartPolicy.refused(unit).ifPresent(restart -> report(unit, restart, findings));
  }

  private static void report(UnitInput unit, Assignment restart, Findings findings) {
    String policy = restart.value();
    findings.report(
        restart.valueSpan(),
        RestartPolicy.isOfSuccess(policy)
            ? "Restart=" + policy + " is not allowed with Type=oneshot: systemd refuses the unit"
            : "Restart= is not allowed with Type=oneshot before systemd "
                + RestartPolicy.FAILURES_RESTART
                + ": the unit is refused",
        finding -> {
          ServiceType.of(unit)
              .line()
              .ifPresent(type -> finding.related(type.valueSpan(), "type set here"));
          finding.help(
              unit.versions().haveSince(RestartPolicy.FAILURES_RESTART)
                  ? "use `Restart=on-failure`, or a timer"
                  : "use `Type=simple`, or a timer");
        });
  }
}
