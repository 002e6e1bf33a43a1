package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Listening;
import io.github.unitgen.meaning.command.Listening.Port;
import io.github.unitgen.meaning.systemd.Listeners;
import io.github.unitgen.meaning.systemd.Sandbox;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class ListenerWithoutNetwork implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S815",
          "listener-without-network",
          "Service with PrivateNetwork= listens on a port nobody can connect to");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("PrivateNetwork");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Assignment> alone = unit.isService() ? Sandbox.noNetwork(unit) : Optional.empty();
    if (alone.isEmpty() || Listeners.areHandedTo(unit)) {
      return;
    }
    for (Port port : Listening.ports(Commands.of(unit))) {
      if (port.certain()) {
        findings.report(
            port.at(),
            "nobody can connect to port " + port.number() + ": the service has no network",
            finding -> {
              finding.related(alone.get().keySpan(), "leaves only a private loopback device");
              finding.help("remove `PrivateNetwork=`, or use a .socket unit to listen");
            });
      }
    }
  }
}
