package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;

public final class RestartOneshot implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S302", "restart-oneshot", "A service of type oneshot cannot always be restarted");

  /** Until here all but Restart=no is refused, from here on always and on-success (load code). */
  private static final int FAILURES_RESTART = 244;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Assignment> restart = RestartPolicy.of(unit).line();
    if (restart.isEmpty() || !ServiceType.of(unit).isOneshot() || isUnknownType(unit)) {
      return;
    }
    String policy = restart.get().value();
    boolean always = policy.equals("always") || policy.equals("on-success");
    boolean failure = policy.startsWith("on-") && !always;
    boolean old = !unit.versions().haveSince(FAILURES_RESTART);
    if (!always && !(failure && old)) {
      return;
    }
    findings.report(
        restart.get().valueSpan(),
        always
            ? "Restart=" + policy + " is refused for a service of type oneshot"
            : "a restart of type oneshot is refused before systemd " + FAILURES_RESTART,
        finding -> {
          ServiceType.of(unit)
              .line()
              .ifPresent(type -> finding.related(type.valueSpan(), "the type"));
          finding.help(
              old ? "use a timer, or `Type=simple`" : "use a timer, or `Restart=on-failure`");
        });
  }

  private static boolean isUnknownType(UnitInput unit) {
    return ServiceType.of(unit).line().isEmpty();
  }
}
