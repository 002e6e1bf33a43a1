package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.LineRule;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

public final class UserNobody implements LineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning("S802", "user-nobody", "User nobody is shared by unrelated services");

  /** The settings that systemd checks, and those of groups. */
  private static final Set<String> KEYS = Set.of("User", "SocketUser", "Group", "SocketGroup");

  /** The names of the group of nobody. */
  private static final Set<String> GROUPS = Set.of("nobody", "nogroup");

  /** Since this version systemd warns (NEWS 246). */
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
  public void check(UnitInput unit, Assignment line, Findings findings) {
    // The user manager accepts neither (S803).
    if (unit.versions().newest() < WARNED_SINCE
        || UserUnits.is(unit)
        || Standing.of(unit, line) != Standing.KNOWN) {
      return;
    }
    if (line.key().endsWith("Group")) {
      boolean told = other(unit, line, "User").filter(UserNobody::isNobody).isPresent();
      if (isSharedGroup(line) && !told) {
        findings.report(
            line.valueSpan(),
            missing(line),
            finding ->
                finding.help("use a separate group, for example `" + line.key() + "=worker`"));
      }
    } else if (isNobody(line)) {
      report(unit, line, findings);
    }
  }

  private static boolean isNobody(Assignment line) {
    return line.value().equals("nobody");
  }

  private static void report(UnitInput unit, Assignment line, Findings findings) {
    findings.report(
        line.valueSpan(),
        line.key() + "=nobody: other services that run as nobody can change its files",
        finding -> {
          other(unit, line, "Group")
              .filter(UserNobody::isSharedGroup)
              .ifPresent(group -> finding.related(group.valueSpan(), missing(group)));
          finding.help(
              line.key().equals("User") && unit.versions().know(line.section(), "DynamicUser")
                  ? "use a separate user, for example `User=worker`, or `DynamicUser=yes` without User="
                  : "use a separate user, for example `" + line.key() + "=worker`");
        });
  }

  /** Returns the user's setting for one of a group, or the reverse. */
  private static Optional<Assignment> other(UnitInput unit, Assignment line, String what) {
    String key = (line.key().startsWith("Socket") ? "Socket" : "") + what;
    return unit.set(line.section(), key);
  }

  private static boolean isSharedGroup(Assignment line) {
    return GROUPS.contains(line.value());
  }

  /** Returns a hint about systems without the group, where the start fails with 216/GROUP. */
  private static String missing(Assignment group) {
    return (isNobody(group) ? "Debian and Ubuntu have" : "Fedora, RHEL and Arch have")
        + " no group "
        + group.value()
        + ": the start fails there";
  }
}
