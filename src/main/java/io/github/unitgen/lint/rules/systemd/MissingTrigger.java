package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Listeners;
import io.github.unitgen.meaning.systemd.Timers;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;

public final class MissingTrigger implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S025", "missing-trigger", "Timer, path or socket has nothing to wait for");

  private static final List<String> PATHS =
      List.of("PathExistsGlob", "PathChanged", "PathModified", "DirectoryNotEmpty", "PathExists");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(".timer", ".path", ".socket");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (unit.isDropIn() || unit.file().source().text().isEmpty()) {
      return;
    }
    switch (unit.type()) {
      case "timer" -> {
        if (!Timers.isOfClock(unit)) {
          check(
              unit,
              "Timer",
              Timers.KEYS,
              "the timer has no OnCalendar= or On…Sec=: systemd refuses it",
              "OnCalendar=daily",
              findings);
        }
      }
      case "path" ->
          check(
              unit,
              "Path",
              PATHS,
              "the path unit has no path to watch: systemd refuses it",
              "PathExists=/srv/app/inbox",
              findings);
      case "socket" ->
          check(
              unit,
              "Socket",
              Listeners.KEYS,
              "the socket has no Listen…= setting: systemd refuses it",
              "ListenStream=127.0.0.1:8080",
              findings);
      default -> {
        // other types need no trigger
      }
    }
  }

  private static void check(
      UnitInput unit,
      String section,
      List<String> keys,
      String message,
      String example,
      Findings findings) {
    if (Listeners.left(unit, section, keys).isEmpty()) {
      findings.report(
          unit.header(section),
          message,
          finding -> finding.help("add one, for example `" + example + "`"));
    }
  }
}
