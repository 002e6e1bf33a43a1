package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
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
  public void check(UnitInput unit, Findings findings) {
    // The manager of a user takes neither, as S803 says.
    if (unit.versions().newest() < WARNED_SINCE || UserUnits.is(unit)) {
      return;
    }
    for (Assignment line : unit.assignments()) {
      boolean group = line.key().endsWith("Group");
      if (KEYS.contains(line.key())
          && (group ? isSharedGroup(unit, line) : isNobody(line))
          && Standing.of(unit, line) == Standing.KNOWN) {
        report(unit, line, group, findings);
      }
    }
  }

  private static boolean isNobody(Assignment line) {
    return line.value().equals("nobody");
  }

  /** Where the user is nobody too, that says it all. */
  private static boolean isSharedGroup(UnitInput unit, Assignment line) {
    String user = line.key().replace("Group", "User");
    return GROUPS.contains(line.value())
        && unit.all(line.section(), user).stream().noneMatch(UserNobody::isNobody);
  }

  private static void report(UnitInput unit, Assignment line, boolean group, Findings findings) {
    findings.report(
        line.valueSpan(),
        line.key()
            + "="
            + line.value()
            + " shares its files with all others who run as "
            + line.value(),
        finding ->
            finding.help(
                group
                    ? "give it a group of its own"
                    : line.key().equals("User")
                            && unit.versions().know(line.section(), "DynamicUser")
                        ? "give it a user of its own, or `DynamicUser=yes` and no User="
                        : "give it a user of its own"));
  }
}
