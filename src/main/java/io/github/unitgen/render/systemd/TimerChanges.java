package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.meaning.systemd.Timers;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.render.init.FileChange;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands that changed timers need besides a daemon-reload, as proven on systemd 252. */
final class TimerChanges {
  private final Manager manager;
  private final List<String> commands = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** {@code changes} may contain files of any kind. */
  TimerChanges(List<FileChange> changes, Manager manager) {
    this.manager = manager;
    changes.stream().filter(change -> UnitNames.isTimer(change.name())).forEach(this::look);
  }

  /** Returns the commands to run after the daemon-reload. */
  List<String> commands() {
    return List.copyOf(commands);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  private void look(FileChange timer) {
    Optional<UnitInput> before = timer.before().map(text -> unit(timer.name(), text));
    Optional<UnitInput> after = timer.after().map(text -> unit(timer.name(), text));
    boolean wasPersistent = before.filter(TimerChanges::isPersistent).isPresent();
    boolean isPersistent = after.filter(TimerChanges::isPersistent).isPresent();
    if (wasPersistent && !isPersistent) {
      // Otherwise the timer, if it is added again, would catch up on a time that it never had.
      commands.add("rm -f " + stamp(timer.name()));
    }
    if (before.isPresent()
        && after.isPresent()
        && !times(before.get()).equals(times(after.get()))) {
      newTimes(timer.name(), isOver(before.get()), wasPersistent && isPersistent);
    }
  }

  /**
   * Restarts a timer that would never elapse again; any other one adopts new times at a
   * daemon-reload.
   */
  private void newTimes(String timer, boolean wasOver, boolean isPersistent) {
    if (wasOver) {
      commands.add(
          "if "
              + manager.systemctl()
              + "show -p SubState "
              + timer
              + " | grep -q elapsed; then "
              + manager.systemctl()
              + "restart "
              + timer
              + "; fi");
    }
    notes.add(
        timer
            + ": a new time between the last run and now starts a run immediately"
            + (isPersistent
                ? "; to prevent that, run `"
                    + manager.systemctl()
                    + "stop "
                    + timer
                    + " && touch "
                    + stamp(timer)
                    + "` first and `"
                    + manager.systemctl()
                    + "start "
                    + timer
                    + "` last"
                : ""));
  }

  /** Returns where systemd stores the last time at which a timer with Persistent= elapsed. */
  private String stamp(String timer) {
    String state = manager.isRoot() ? "/var/lib" : "~/.local/share";
    return state + "/systemd/timers/stamp-" + timer;
  }

  private static UnitInput unit(String name, String text) {
    return new UnitInput(
        UnitParser.parse(new Source(name, text)), UnitName.of(name), SystemdVersions.NEWEST);
  }

  private static boolean isPersistent(UnitInput timer) {
    return timer.isYes("Timer", "Persistent");
  }

  private static List<String> times(UnitInput timer) {
    return Timers.times(timer).stream().map(Assignment::value).toList();
  }

  /** Whether each of the times is a single one, so that all of them may have passed. */
  private static boolean isOver(UnitInput timer) {
    return Timers.times(timer).stream().noneMatch(Timers::isRepeated);
  }
}
