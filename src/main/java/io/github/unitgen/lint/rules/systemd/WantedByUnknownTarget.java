package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class WantedByUnknownTarget implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S703", "wanted-by-unknown-target", "WantedBy= names a target that is spelled wrong");

  /** Targets that units are enabled for, without the suffix. */
  private static final List<String> KNOWN =
      List.of(
          "multi-user",
          "graphical",
          "default",
          "sockets",
          "timers",
          "paths",
          "network-online",
          "network",
          "network-pre",
          "sysinit",
          "basic",
          "graphical-session",
          "local-fs",
          "local-fs-pre",
          "remote-fs",
          "sleep",
          "suspend",
          "hibernate",
          "shutdown",
          "reboot",
          "poweroff",
          "bluetooth",
          "time-sync",
          "rescue",
          "emergency",
          "getty",
          "first-boot-complete");

  private static final String SUFFIX = ".target";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return NamedUnits.INSTALLS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (Named named : NamedUnits.of(unit, "Install", NamedUnits.INSTALLS)) {
      String name = named.name();
      if (name.endsWith(SUFFIX) && !SystemUnits.contains(name)) {
        meant(name.substring(0, name.length() - SUFFIX.length()))
            .ifPresent(meant -> report(named, meant + SUFFIX, findings));
      }
    }
  }

  private static void report(Named named, String meant, Findings findings) {
    findings.report(
        named.at(),
        named.line().key() + "= names " + named.name() + ", which is not a target of systemd",
        finding -> {
          finding.help("did you mean `" + meant + "`?");
          finding.fix(Fix.unsafe("Use " + meant, new Edit(named.at(), meant)));
        });
  }

  /**
   * Returns the target that was meant: custom targets are normal, so only one letter may differ, or
   * any hyphens and underscores.
   */
  private static Optional<String> meant(String stem) {
    for (String known : KNOWN) {
      if (plain(known).equals(plain(stem)) || isNear(stem, known)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  private static String plain(String stem) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < stem.length(); i++) {
      char c = stem.charAt(i);
      if (c != '-' && c != '_' && c != '.') {
        letters.append(Character.toLowerCase(c));
      }
    }
    return letters.toString();
  }

  /**
   * Whether the difference is one letter that is missing, added or replaced, or two swapped
   * neighbours.
   */
  private static boolean isNear(String a, String b) {
    int from = 0;
    int shorter = Math.min(a.length(), b.length());
    while (from < shorter && a.charAt(from) == b.charAt(from)) {
      from++;
    }
    int end = 0;
    while (end < shorter - from
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    String inA = a.substring(from, a.length() - end);
    String inB = b.substring(from, b.length() - end);
    boolean swapped =
        inA.length() == 2
            && inB.length() == 2
            && inA.charAt(0) == inB.charAt(1)
            && inA.charAt(1) == inB.charAt(0);
    return swapped || (inA.length() <= 1 && inB.length() <= 1);
  }
}
