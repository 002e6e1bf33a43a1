package io.github.unitgen.manifest;

import io.github.unitgen.syntax.yaml.YamlNode;
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

  static YamlNode merge(YamlNode base, YamlNode over) {
    if (base instanceof Mapping below && over instanceof Mapping above) {
      Map<String, Entry> merged = new LinkedHashMap<>();
      below.entries().forEach(entry -> merged.put(entry.key().text(), entry));
      for (Entry entry : above.entries()) {
        Entry known = merged.get(entry.key().text());
        if (known == null) {
          // A null that removes nothing stays, so that the reader can report the typo in its key.
          merged.put(entry.key().text(), entry);
        } else if (entry.value().isNull()) {
          merged.remove(entry.key().text());
        } else {
          merged.put(
              entry.key().text(), new Entry(entry.key(), merge(known.value(), entry.value())));
        }
      }
      return new Mapping(above.at(), List.copyOf(merged.values()));
    }
    return over;
  }
}
