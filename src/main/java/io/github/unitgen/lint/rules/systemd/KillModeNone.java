package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;

public final class KillModeNone implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S404", "kill-mode-none", "KillMode=none leaves processes running after a stop");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("KillMode");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    // ExecStop= may end all processes of the service.
    boolean stopped = !unit.commands("Service", "ExecStop").isEmpty();
    // A oneshot service leaves processes only if it is stopped while it starts.
    boolean ends = ServiceType.of(unit).line("oneshot").isPresent();
    // A shutdown does not stop it, so it may be meant to outlive the others.
    boolean outlives =
        unit.isNo("Unit", "DefaultDependencies")
            && !NamedUnits.names(unit, "Unit", "Conflicts", "shutdown.target");
    for (Assignment line : unit.assignments()) {
      boolean none = line.key().equals("KillMode") && line.value().equals("none");
      if (none && Standing.of(unit, line) == Standing.KNOWN) {
        findings.report(
            line.valueSpan(),
            stopped
                ? "KillMode=none: processes that ExecStop= does not end keep running"
                : "KillMode=none leaves all processes of the unit running after a stop",
            finding -> {
              if (stopped || ends || outlives) {
                finding.severity(Severity.WARNING);
              }
              if (Stop.hasMixed(unit.versions())) {
                finding.help("use `KillMode=mixed`");
                finding.fix(Fix.unsafe("Replace with mixed", new Edit(line.valueSpan(), "mixed")));
              } else {
                finding.help("remove the line");
              }
            });
      }
    }
  }
}
