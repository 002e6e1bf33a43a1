package io.github.unitgen.importer.upstart;

import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The processes and units that a key of a process names. */
final class OtherProcesses {
  private OtherProcesses() {}

  /** Returns the names under {@code key}. */
  static List<String> of(Map<String, Value> settings, String key) {
    Value value = settings.getOrDefault(key, new Items(List.of()));
    return value instanceof Items items
        ? items.texts()
        : value instanceof Text text ? List.of(text.text()) : List.of();
  }

  /** Puts the names under {@code key}, if there are any. */
  static void put(Map<String, Value> settings, String key, Set<String> names) {
    if (names.size() == 1) {
      settings.put(key, new Text(names.iterator().next()));
    } else if (!names.isEmpty()) {
      settings.put(key, new Items(List.copyOf(names)));
    }
  }
}
