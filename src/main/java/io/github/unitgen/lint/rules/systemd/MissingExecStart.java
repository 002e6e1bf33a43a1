package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import java.util.Locale;

public final class MissingExecStart implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S011", "missing-exec-start", "Service has no command to run, so systemd refuses it");

  private static final String SERVICE = "Service";

  /** Since this version a oneshot service may have ExecStop= only. */
  private static final int STOP_ALONE = 217;

  /** Since this version SuccessAction= replaces ExecStart= too. */
  private static final int SUCCESS_ACTION = 240;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    boolean complete =
        unit.isService() && !unit.isDropIn() && !unit.file().source().text().isEmpty();
    if (!complete || !unit.effective(SERVICE, "ExecStart").isEmpty() || isMistyped(unit)) {
      return;
    }
    boolean stops = !unit.effective(SERVICE, "ExecStop").isEmpty();
    boolean acts = succeeds(unit);
    boolean remains = MainProcess.isUpWithoutIt(unit);
    if (!stops && !acts) {
      report(
          unit,
          findings,
          "the service has no ExecStart=: systemd refuses it",
          "add the command to run, for example `ExecStart=/usr/bin/worker`");
    } else if (!unit.versions().haveSince(STOP_ALONE)) {
      report(
          unit,
          findings,
          "the service has no ExecStart=: systemd before " + STOP_ALONE + " refuses it",
          "add `ExecStart=/bin/true`");
    } else if (!ServiceType.of(unit).isOneshot()) {
      report(
          unit,
          findings,
          "a service without ExecStart= needs Type=oneshot: systemd refuses it",
          "add an ExecStart= line, or use `Type=oneshot`");
    } else if (!remains && !acts) {
      report(
          unit,
          findings,
          "a service without ExecStart= needs RemainAfterExit=yes: systemd refuses it",
          "add `RemainAfterExit=yes`");
    }
  }

  private static void report(UnitInput unit, Findings findings, String message, String help) {
    findings.report(unit.header(SERVICE), message, finding -> finding.help(help));
  }

  private static boolean succeeds(UnitInput unit) {
    String action = unit.value("Unit", "SuccessAction");
    return !action.isEmpty() && !action.equals("none") && unit.versions().haveSince(SUCCESS_ACTION);
  }

  /** Whether ExecStart= is misspelled or misplaced, which another rule reports. */
  private static boolean isMistyped(UnitInput unit) {
    for (Line line : unit.file().lines()) {
      boolean found =
          line instanceof Assignment assignment
              ? assignment.key().equalsIgnoreCase("ExecStart")
                  && !isRead(assignment)
                  && !assignment.section().startsWith("X-")
              : line instanceof Junk junk && begins(unit, junk);
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRead(Assignment line) {
    return line.key().equals("ExecStart") && line.section().equals(SERVICE);
  }

  private static boolean begins(UnitInput unit, Junk junk) {
    String text = unit.file().source().slice(junk.textSpan());
    return text.toLowerCase(Locale.ROOT).startsWith("execstart")
        || junk.reason().refusesFile()
        || unit.file().isInclude(junk); // the command is in the other file
  }
}
