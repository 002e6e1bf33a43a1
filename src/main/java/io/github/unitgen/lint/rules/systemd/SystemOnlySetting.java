package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.UserManager;
import io.github.unitgen.catalog.UserManager.Lack;
import io.github.unitgen.catalog.UserManager.When;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.Booleans;
import java.util.Optional;

public final class SystemOnlySetting implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S819", "system-only-setting", "User manager has no rights for this setting");

  private static final String SERVICE = "Service";

  /** Values that switch off a setting that accepts more than yes and no. */
  private static final String OFF = "default";

  /** The newest version with which the failures were seen. */
  private static final int SEEN = 253;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService() || !UserUnits.is(unit)) {
      return;
    }
    boolean users = unit.isYes(SERVICE, "PrivateUsers");
    boolean old = unit.versions().oldest() <= SEEN;
    boolean ineffective = false;
    for (Lack lack : UserManager.lacks()) {
      // Later versions run it in a user namespace, which grants it the rights.
      boolean helped =
          (!old && lack.implied() > 0)
              || (users && !lack.directive().equals("SupplementaryGroups"));
      Optional<Assignment> line = helped ? Optional.empty() : asked(unit, lack);
      boolean fails = !lack.outcome().isEmpty();
      if (line.isPresent() && (fails || !ineffective)) {
        ineffective |= !fails; // one report is enough
        report(unit, lack, old, line.get(), findings);
      }
    }
  }

  private static Optional<Assignment> asked(UnitInput unit, Lack lack) {
    Optional<Assignment> last = unit.last(SERVICE, lack.directive());
    return last.filter(
        line ->
            switch (lack.when()) {
              case ANY -> !line.value().equals("~"); // all capabilities, the default
              case SET -> !line.isReset() && !isGranted(line);
              case ON -> !line.isReset() && !Booleans.isNo(line.value()) && !isOff(line.value());
            });
  }

  private static boolean isOff(String value) {
    return value.equals(OFF) || value.equals("all");
  }

  /** Whether it is the only capability that user sessions have (NEWS 254). */
  private static boolean isGranted(Assignment line) {
    return line.value().equals("CAP_WAKE_ALARM");
  }

  private static void report(
      UnitInput unit, Lack lack, boolean old, Assignment line, Findings findings) {
    String since = lack.implied() > 0 ? "before systemd " + lack.implied() + " " : "";
    String what =
        lack.outcome().isEmpty()
            ? lack.directive() + "= has no effect in a user unit"
            : lack.directive() + "= ends the start with " + lack.outcome();
    findings.report(
        line.keySpan(),
        since + what,
        finding -> {
          if (!old || lack.outcome().isEmpty()) {
            finding.severity(Severity.WARNING);
          }
          finding.help(
              lack.implied() == 0
                  ? lack.when() == When.ANY
                      ? "remove it: user processes have no capabilities"
                      : "remove it, or use a system unit"
                  : unit.versions().know(SERVICE, "PrivateUsers")
                      ? "remove it, or add `PrivateUsers=yes`"
                      : "remove it");
        });
  }
}
