package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;

public final class RestartOnSuccess implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              "S305", "restart-on-success", "Restart=on-success leaves a failed service down")
          .in(Profile.PEDANTIC);

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
    // S302 reports it for a oneshot service, which systemd refuses.
    RestartPolicy.of(unit)
        .on()
        .filter(line -> line.value().equals("on-success") && !ServiceType.of(unit).isOneshot())
        .ifPresent(
            line ->
                findings.report(
                    line.valueSpan(),
                    "Restart=on-success does not restart the service after a failure",
                    finding -> finding.help("use `Restart=on-failure`, or `Restart=always`")));
  }
}
