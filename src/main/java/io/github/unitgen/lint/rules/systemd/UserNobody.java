package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Set;

public final class UserNobody implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S802",
          "user-nobody",
          "The user nobody is shared with everything else that runs as nobody");

  /** What systemd looks at. */
  private static final Set<String> KEYS = Set.of("User", "SocketUser");

  /** From here on systemd warns (NEWS 246). */
  private static final int WARNED_SINCE = 246;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (unit.versions().newest() < WARNED_SINCE) {
      return;
    }
    for (Assignment line : unit.assignments()) {
      boolean nobody = KEYS.contains(line.key()) && line.value().equals("nobody");
      if (nobody && Standing.of(unit, line) == Standing.KNOWN) {
        findings.report(
            line.valueSpan(),
            line.key() + "=nobody shares its files with all others who run as nobody",
            finding ->
                finding.help(
                    line.key().equals("User")
                        ? "give it a user of its own, or `DynamicUser=yes` and no User="
                        : "give it a user of its own"));
      }
    }
  }
}
