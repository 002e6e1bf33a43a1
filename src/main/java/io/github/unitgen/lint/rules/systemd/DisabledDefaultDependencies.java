package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class DisabledDefaultDependencies implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S715",
          "disabled-default-dependencies",
          "Service without default dependencies is not stopped at shutdown");

  /** Targets after early boot: a service they want gains nothing from an early start. */
  private static final Set<String> LATE =
      Set.of("multi-user.target", "graphical.target", "default.target");

  /** Words of commands that save something for the next boot. */
  private static final List<String> KEEPS =
      List.of("save", "store", "dump", "backup", "sync", "flush", "umount", "unmount");

  /** Targets that a service is ordered before to be stopped in time. */
  private static final Set<String> ENDS = Set.of("shutdown.target", "umount.target");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("DefaultDependencies");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService()
        || unit.isDropIn()
        || !unit.isNo("Unit", "DefaultDependencies")
        || isSpared(unit)
        || isEarly(unit)) {
      return;
    }
    Optional<Named> late =
        NamedUnits.of(unit, "Install", NamedUnits.INSTALLS).stream()
            .filter(named -> LATE.contains(named.name()))
            .findFirst();
    boolean stops = NamedUnits.names(unit, "Unit", "Conflicts", "shutdown.target");
    if (late.isPresent() && !stops) {
      findings.report(
          unit.last("Unit", "DefaultDependencies").orElseThrow().keySpan(),
          ServiceType.of(unit).isOneshot()
              ? "DefaultDependencies=no: ExecStop= does not run at shutdown"
              : "DefaultDependencies=no: the shutdown does not stop this service, it kills it at the end",
          finding -> {
            finding.related(late.get().at(), "starts late, when the defaults apply");
            finding.help("remove the line: only units of early boot need it");
          });
    }
  }

  /**
   * Whether the host can go down without stopping it. A stop matters for finished commands only if
   * they save something; everything else is lost anyway.
   */
  private static boolean isSpared(UnitInput unit) {
    return Stop.isOfNothing(unit)
        || (ServiceType.of(unit).isOneshot()
            && unit.effective("Service", "ExecStop").stream()
                .map(Assignment::value)
                .noneMatch(stop -> KEEPS.stream().anyMatch(stop::contains)));
  }

  /** Whether it is ordered before an early unit, which needs the defaults to be off. */
  private static boolean isEarly(UnitInput unit) {
    return NamedUnits.of(unit, "Unit", "Before").stream()
        .anyMatch(named -> !LATE.contains(named.name()) && !ENDS.contains(named.name()));
  }
}
