package io.github.unitgen.manifest;

import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays one tree over another: maps are merged key by key, all else is replaced, null removes. Every
 * value keeps its own place.
 */
final class Overlay {
  /** Nobody looks on. */
  static final Overlay UNSEEN = new Overlay((path, lower, upper) -> {});

  private final Watch watch;

  /** {@code watch} is told of all that is laid over something. */
  Overlay(Watch watch) {
    this.watch = watch;
  }

  /** Sees which value takes the place of which; one that is null takes it out. */
  interface Watch {
    /** {@code path}: the keys from the top of the trees. */
    void laidOver(List<String> path, Entry lower, Entry upper);
  }

  static Mapping merge(Mapping below, Mapping above) {
    return UNSEEN.merge(List.of(), below, above);
  }

  /** {@code path}: where both maps stand. */
  Mapping merge(List<String> path, Mapping below, Mapping above) {
    Map<String, Entry> merged = new LinkedHashMap<>();
    below.entries().forEach(entry -> merged.put(entry.key().text(), entry));
    for (Entry entry : above.entries()) {
      String key = entry.key().text();
      Entry known = merged.get(key);
      if (known == null) {
        // A null that removes nothing stays, so that the reader can report the typo in its key.
        merged.put(key, entry);
      } else if (entry.value().isNull()) {
        watch.laidOver(below(path, key), known, entry);
        merged.remove(key);
      } else if (known.value() instanceof Mapping lower && entry.value() instanceof Mapping upper) {
        merged.put(key, new Entry(entry.key(), merge(below(path, key), lower, upper)));
      } else {
        watch.laidOver(below(path, key), known, entry);
        merged.put(key, entry);
      }
    }
    return new Mapping(above.at(), List.copyOf(merged.values()));
  }

  private static List<String> below(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
