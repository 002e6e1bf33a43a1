package io.github.unitgen.render.systemd;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.render.init.FileChange;
import io.github.unitgen.render.init.RemovalCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The commands to run when all files of a group are removed, as proven on systemd 252. */
final class SystemdRemoval {
  private SystemdRemoval() {}

  /** {@code changes} lists every file of the group, including those of former groups. */
  static RemovalCommands of(Manifest manifest, Manager manager, List<FileChange> changes) {
    List<FileChange> targets = removed(changes, name -> name.endsWith(UnitNames.TARGET));
    List<FileChange> members = removed(changes, UnitNames::isOfProcess);
    if (targets.isEmpty() && members.isEmpty()) {
      return RemovalCommands.NONE;
    }
    String systemctl = manager.systemctl();
    List<String> commands =
        new ArrayList<>(new LeavingUnits(targets, members, manifest.systemd()).commands());
    commands.addAll(LeavingUnits.slices(changes));
    return new RemovalCommands(
        commands.stream().map(command -> systemctl + command).toList(),
        Stream.concat(
                Stream.of(systemctl + "daemon-reload"),
                new TimerChanges(changes, manager).commands().stream())
            .toList());
  }

  private static List<FileChange> removed(List<FileChange> changes, Predicate<String> names) {
    return changes.stream()
        .filter(change -> change.isRemoved() && names.test(change.name()))
        .toList();
  }
}
