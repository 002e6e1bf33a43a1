package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.Set;

public final class UserNobody implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S802",
          "user-nobody",
          "The user nobody is shared with everything else that runs as nobody");

  /** What systemd looks at, and the groups. */
  private static final Set<String> KEYS = Set.of("User", "SocketUser", "Group", "SocketGroup");

  /** What the group of nobody is called. */
  private static final Set<String> GROUPS = Set.of("nobody", "nogroup");

  /** From here on systemd warns (NEWS 246). */
  private static final int WARNED_SINCE = 246;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    // The manager of a user takes neither, as S803 says.
    if (unit.versions().newest() < WARNED_SINCE || UserUnits.is(unit)) {
      return;
    }
    for (Assignment line : unit.assignments()) {
      if (!KEYS.contains(line.key()) || Standing.of(unit, line) != Standing.KNOWN) {
        continue;
      }
      if (line.key().endsWith("Group")) {
        if (GROUPS.contains(line.value())) {
          group(line, findings);
        }
      } else if (isNobody(line)) {
        report(unit, line, findings);
      }
    }
  }

  private static boolean isNobody(Assignment line) {
    return line.value().equals("nobody");
  }

  private static void report(UnitInput unit, Assignment line, Findings findings) {
    findings.report(
        line.valueSpan(),
        line.key() + "=nobody shares its files with all others who run as nobody",
        finding ->
            finding.help(
                line.key().equals("User") && unit.versions().know(line.section(), "DynamicUser")
                    ? "give it a user of its own, or `DynamicUser=yes` and no User="
                    : "give it a user of its own"));
  }

  /** What is named does not exist everywhere, which ends the start with 216/GROUP. */
  private static void group(Assignment line, Findings findings) {
    findings.report(
        line.valueSpan(),
        (isNobody(line) ? "Debian and Ubuntu have" : "Fedora, RHEL and Arch have")
            + " no group "
            + line.value()
            + ": there the start fails",
        finding -> finding.help("give it a group of its own"));
  }
}
