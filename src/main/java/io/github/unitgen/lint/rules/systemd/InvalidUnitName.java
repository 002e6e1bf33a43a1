package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Span;

public final class InvalidUnitName implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S031", "invalid-unit-name", "systemd loads no unit of this name");

  private static final int LONGEST = 255;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    UnitName name = unit.name();
    String path = unit.file().source().name();
    String base = path.substring(path.lastIndexOf('/') + 1);
    if (name.dropIn() || base.equals("-")) {
      return;
    }
    if (!name.isKnown()) {
      // Of other endings nobody knows what is made of the file before systemd sees it.
      if (base.indexOf('.') < 0) {
        report(
            findings,
            "the name does not end in a type of unit, so nothing loads the file",
            "call it `" + base + ".service`, or what it is");
      }
    } else if (base.length() > LONGEST) {
      report(findings, "the name of the unit is longer than 255 bytes", "shorten it");
    } else {
      checkCharacters(name, findings);
    }
  }

  private static void checkCharacters(UnitName name, Findings findings) {
    String unit = name.unit();
    for (int i = 0; i < unit.length(); i++) {
      char c = unit.charAt(i);
      if (!isAllowed(c)) {
        report(
            findings,
            "the name of the unit holds a character that systemd does not take: `" + c + "`",
            "write it with `systemd-escape`");
        return;
      }
    }
    boolean slice = name.type().equals("slice");
    if (unit.startsWith("@")) {
      report(findings, "the name of the unit has nothing in front of its `@`", "add a prefix");
    } else if (slice && isNoSlice(unit)) {
      report(
          findings,
          "no slice is called so: the dashes part the names of its parents",
          "write one dash between two names, and none at the ends");
    } else if ((slice || name.type().endsWith("mount") || name.type().equals("swap"))
        && unit.indexOf('@') >= 0) {
      report(findings, "no " + name.type() + " unit has instances", "drop the `@` from the name");
    }
  }

  private static void report(Findings findings, String message, String help) {
    findings.report(Span.at(0), message, finding -> finding.help(help));
  }

  private static boolean isNoSlice(String unit) {
    return !unit.equals("-.slice")
        && (unit.startsWith("-") || unit.contains("--") || unit.contains("-.slice"));
  }

  private static boolean isAllowed(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || ":-_.\\@".indexOf(c) >= 0;
  }
}
