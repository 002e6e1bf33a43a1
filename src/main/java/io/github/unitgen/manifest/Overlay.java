package io.github.unitgen.manifest;

import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays one tree over another: maps are merged key by key, all else is replaced, null removes. Every
 * value keeps its own place.
 */
final class Overlay {
  private Overlay() {}

  static Mapping merge(Mapping below, Mapping above) {
    Map<String, Entry> merged = new LinkedHashMap<>();
    below.entries().forEach(entry -> merged.put(entry.key().text(), entry));
    for (Entry entry : above.entries()) {
      String key = entry.key().text();
      Entry known = merged.get(key);
      if (known != null && entry.value().isNull()) {
        merged.remove(key);
      } else if (known != null
          && known.value() instanceof Mapping lower
          && entry.value() instanceof Mapping upper) {
        merged.put(key, new Entry(entry.key(), merge(lower, upper)));
      } else {
        // A null that removes nothing stays, so that the reader can report the typo in its key.
        merged.put(key, entry);
      }
    }
    return new Mapping(above.at(), List.copyOf(merged.values()));
  }
}
