package io.github.unitgen.importer.systemd;

import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The units of a group itself: its target and its slice, as keys of the manifest. */
final class GroupUnits {
  private GroupUnits() {}

  /** Adds the description of the target, if a manifest can have it. */
  static void addDescription(UnitSource target, String name, Map<String, Value> keys) {
    UnitSpecifiers specifiers = new UnitSpecifiers(target, true, false);
    Optional<String> text =
        target
            .unit()
            .set("Unit", "Description")
            .flatMap(line -> specifiers.plain(line.value()))
            .filter(description -> !description.isBlank() && !description.equals(name));
    Map<String, Value> with = new LinkedHashMap<>(keys);
    text.ifPresent(description -> with.put("description", new Text(description)));
    ManifestDraft draft = DraftCheck.alone(Map.of(), List.of());
    with.put("name", new Text("g"));
    boolean isTaken =
        DraftCheck.errors(new ManifestDraft(List.of(), with, Map.of(), draft.processes()))
            .isEmpty();
    if (isTaken) {
      text.ifPresent(description -> keys.put("description", new Text(description)));
    }
  }

  /** Reports what became of the settings of a target. */
  static void tellTarget(UnitSource target, UnitGroup group) {
    UnitMember.tellIgnored(target);
    for (Assignment line : target.unit().assignments()) {
      if (!target.isOpen(line)) {
        continue;
      }
      if (line.section().equals("Install")) {
        if (UnitStarts.INSTALLS.contains(line.key())) {
          group.wanted(target, line);
        } else {
          target.notCarried(line, "the group has one name, and starts nothing but its processes");
        }
      } else if (line.key().equals("Description")) {
        target.carried(line, "description");
      } else if (line.isReset()) {
        target.carried(line, UnitMember.DEFAULT);
      } else if (UnitStarts.STARTS.contains(line.key()) || isOfGroup(line.key())) {
        tellNames(target, line, group);
      } else {
        target.notCarried(line, "not supported for the target of a group: set it for its services");
      }
    }
  }

  private static boolean isOfGroup(String key) {
    return List.of("PartOf", "After", "Before").contains(key);
  }

  private static void tellNames(UnitSource target, Assignment line, UnitGroup group) {
    for (String word : UnitStarts.words(line)) {
      if (group.isOfGroup(word)) {
        target.carried(line, UnitMember.GROUP);
      } else {
        target.notCarried(
            line, "`" + word + "` is not in the group: add it to `wants` or `after` of a process");
      }
    }
  }

  /** Returns the limits of the slice, if a manifest can have all of them. */
  static Optional<Value> limits(UnitSource slice) {
    Map<String, Value> limits = new LinkedHashMap<>();
    for (Assignment line : slice.of("Slice")) {
      ServiceDraft.limit(line.key())
          .ifPresent(key -> limits.put(key, ServiceDraft.limitValue(line.value())));
    }
    ManifestDraft draft = DraftCheck.alone(Map.of(), List.of());
    Map<String, Value> keys = new LinkedHashMap<>(draft.keys());
    keys.put("slice", new Entries(limits));
    boolean isTaken =
        DraftCheck.errors(new ManifestDraft(List.of(), keys, Map.of(), draft.processes()))
            .isEmpty();
    return isTaken ? Optional.of(new Entries(limits)) : Optional.empty();
  }

  /** Reports what became of the settings of the slice of the group {@code name}. */
  static void tellSlice(UnitSource slice, String name) {
    UnitMember.tellIgnored(slice);
    for (Assignment line : slice.unit().assignments()) {
      if (!slice.isOpen(line)) {
        continue;
      }
      if (line.section().equals("Slice") && ServiceDraft.limit(line.key()).isPresent()) {
        slice.carried(line, "slice." + ServiceDraft.limit(line.key()).orElse(""));
      } else if (line.key().equals("Description")) {
        slice.approximated(line, "the slice has the description of `" + name + "`");
      } else {
        slice.notCarried(line, "not supported by `slice`: put it in a drop-in of the slice");
      }
    }
  }
}
