package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class DbusWithoutBusName implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S026",
          "dbus-without-bus-name",
          "Type=dbus lacks BusName=, so systemd refuses the service");

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
    Optional<Assignment> type = ServiceType.of(unit).line("dbus");
    if (type.isPresent() && !unit.isDropIn() && unit.value("Service", "BusName").isEmpty()) {
      findings.report(
          type.get().valueSpan(),
          "Type=dbus needs BusName=: systemd refuses the unit",
          finding ->
              finding.help(
                  "add the bus name of the program, for example `BusName=org.example.App`"));
    }
  }
}
