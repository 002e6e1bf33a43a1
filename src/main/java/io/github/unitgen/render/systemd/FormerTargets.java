package io.github.unitgen.render.systemd;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.render.init.FileChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The targets of former names of a group that are removed or replaced by a new target. The members
 * of some live on under the new target; the members of others have other names now.
 */
final class FormerTargets {
  private final List<FileChange> kept = new ArrayList<>();
  private final List<FileChange> leaving = new ArrayList<>();
  private final List<FileChange> members = new ArrayList<>();

  /** {@code isNew} says whether the group's own target is new. */
  FormerTargets(Manifest manifest, SystemdUnits units, List<FileChange> changes, boolean isNew) {
    Set<String> files =
        manifest.processes().stream()
            .flatMap(process -> units.files(process).stream())
            .collect(Collectors.toSet());
    Set<String> names =
        manifest.formerGroups().stream().map(SystemdUnits::target).collect(Collectors.toSet());
    for (FileChange target : changes) {
      if (names.contains(target.name()) && leaves(target, isNew)) {
        boolean lives =
            changes.stream()
                .filter(change -> files.contains(change.name()))
                .anyMatch(
                    member ->
                        LeavingUnits.isPart(member, target)
                            || LeavingUnits.values(target, "Wants").stream()
                                .anyMatch(unit -> UnitNames.isOf(unit, member.name())));
        (lives ? kept : leaving).add(target);
      }
    }
    for (FileChange member : changes) {
      boolean ours = files.contains(member.name()) || !UnitNames.isOfProcess(member.name());
      if (!ours
          && leaves(member, isNew)
          && leaving.stream().anyMatch(target -> LeavingUnits.isPart(member, target))) {
        members.add(member);
      }
    }
  }

  private static boolean leaves(FileChange file, boolean isNew) {
    return file.isRemoved() || isNew && file.before().isPresent() && !file.isChange();
  }

  /** Returns the targets whose members live on. */
  List<FileChange> kept() {
    return kept;
  }

  /** Returns the targets that are removed with all their members. */
  List<FileChange> leaving() {
    return leaving;
  }

  /** Returns the files of the members that are removed with them. */
  List<FileChange> members() {
    return members;
  }

  /** Returns the units that the kept targets want. */
  Set<String> wants() {
    Set<String> wants = new LinkedHashSet<>();
    kept.forEach(target -> wants.addAll(LeavingUnits.values(target, "Wants")));
    return wants;
  }
}
