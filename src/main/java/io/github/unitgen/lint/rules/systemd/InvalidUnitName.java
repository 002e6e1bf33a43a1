package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Span;

public final class InvalidUnitName implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S031", "invalid-unit-name", "Invalid name of a unit; systemd does not load the file");

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
      // A file with another suffix may be processed before systemd sees it.
      if (base.indexOf('.') < 0) {
        report(
            findings,
            "the file name has no unit suffix: systemd does not load it",
            "rename it, for example to `" + base + ".service`");
      }
    } else if (base.length() > LONGEST) {
      report(
          findings,
          "the name of the unit is longer than 255 bytes: systemd does not load it",
          "use a shorter name");
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
            "invalid character `" + c + "` in the name of the unit: systemd does not load it",
            "use the name that `systemd-escape` prints");
        return;
      }
    }
    boolean slice = name.type().equals("slice");
    if (unit.startsWith("@")) {
      report(
          findings,
          "the name of the unit has no prefix before `@`: systemd does not load it",
          "add a prefix, as in `worker@.service`");
    } else if (slice && isNoSlice(unit)) {
      report(
          findings,
          "invalid name of a slice: a dash must separate two names",
          "use single dashes between names, as in `app-worker.slice`");
    } else if ((slice || name.type().endsWith("mount") || name.type().equals("swap"))
        && unit.indexOf('@') >= 0) {
      report(
          findings,
          name.type() + " units cannot have instances: systemd does not load it",
          "remove the `@` from the name");
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
