package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.render.init.FileChange;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Targets and members that are removed, by the texts of their files, and the commands that stop and
 * forget them. Seen on systemd 252: without the files all this works until the manager reads its
 * files again, which {@code disable} makes it do. Therefore {@code disable} comes last, and never
 * with {@code --now}.
 */
final class LeavingUnits {
  /**
   * Follows a verb that fails if there are no units for it: systemd forgets a unit without a file
   * as soon as it has stopped.
   */
  static final String IF_ANY = " || true";

  private final List<FileChange> targets;
  private final List<FileChange> members;
  private final boolean patterns;

  LeavingUnits(List<FileChange> targets, List<FileChange> members, SystemdVersions versions) {
    this.targets = targets;
    this.members =
        members.stream()
            .sorted((a, b) -> UnitNames.STARTERS_FIRST.compare(a.name(), b.name()))
            .toList();
    this.patterns = versions.haveSince(Since.PATTERNS);
  }

  /**
   * Returns the commands for slices, without {@code systemctl}: only they stop a slice that has
   * become empty.
   */
  static List<String> slices(List<FileChange> changes) {
    return changes.stream()
        .filter(change -> change.isRemoved() && change.name().endsWith(UnitNames.SLICE))
        .map(change -> "stop " + change.name() + IF_ANY)
        .toList();
  }

  /** Returns the commands, without {@code systemctl}. */
  List<String> commands() {
    List<String> commands = new ArrayList<>();
    targets.forEach(target -> commands.add("stop " + target.name() + IF_ANY));
    List<String> strays = strays();
    if (!strays.isEmpty()) {
      commands.add("stop " + String.join(" ", strays) + IF_ANY);
    }
    targets.forEach(target -> commands.add("disable " + target.name() + IF_ANY));
    List<String> all = members.stream().flatMap(member -> units(member).stream()).toList();
    if (!all.isEmpty()) {
      commands.add("reset-failed " + String.join(" ", all) + IF_ANY);
    }
    return commands;
  }

  /**
   * Returns units that may still run after the stop of the targets: instances, which a user's
   * template need not bind to the target, and members that are not part of one.
   */
  private List<String> strays() {
    List<String> strays = new ArrayList<>();
    for (FileChange member : members) {
      if (UnitNames.isTemplate(member.name())
          || targets.stream().noneMatch(t -> isPart(member, t))) {
        strays.addAll(units(member));
      }
    }
    return strays;
  }

  private List<String> units(FileChange member) {
    if (!UnitNames.isTemplate(member.name())) {
      return List.of(member.name());
    }
    return patterns
        ? List.of(UnitNames.pattern(member.name()))
        : targets.stream()
            .flatMap(target -> values(target, "Wants").stream())
            .filter(unit -> UnitNames.isInstance(unit, member.name()))
            .toList();
  }

  /** Whether the member is stopped with the target. */
  static boolean isPart(FileChange member, FileChange target) {
    return Stream.of("PartOf", "StopPropagatedFrom")
        .anyMatch(key -> values(member, key).contains(target.name()));
  }

  /** Returns the units that a setting of [Unit] names in the earlier text. */
  static Set<String> values(FileChange file, String key) {
    return values(file.before().orElse(""), key);
  }

  /** Returns the units that a setting of [Unit] names in {@code text}. */
  static Set<String> values(String text, String key) {
    Set<String> values = new LinkedHashSet<>();
    for (Assignment line : UnitParser.parse(new Source("", text)).all("Unit", key)) {
      values.addAll(List.of(line.value().strip().split("\\s+")));
    }
    values.remove("");
    return values;
  }
}
