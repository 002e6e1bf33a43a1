package io.github.unitgen.manifest;

import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where each value of a manifest comes from once its layers lie over each other. The layers are
 * merged by the code that merges them for the reader, and what no layer sets is told as the reader
 * has filled it in.
 */
public final class ValueOrigins {
  private static final String DEFAULTS = "defaults";
  private static final String PROCESSES = "processes";
  private static final int PROCESS_DEPTH = 2;

  private final Manifest manifest;
  private final List<Origin> origins = new ArrayList<>();
  private final History layers = new History();

  private ValueOrigins(Manifest manifest) {
    this.manifest = manifest;
  }

  /** How a value comes to count, or not to. */
  public enum From {
    /** A layer sets it where it counts. */
    GIVEN,
    /** The process takes it from {@code defaults}. */
    DEFAULTS,
    /** Nothing sets it: it is unitgen's default. */
    UNITGEN,
    /** A null took it out: what counts is unitgen's default, if any. */
    REMOVED
  }

  /**
   * One value.
   *
   * @param key the key, written as for {@code --set}
   * @param value the effective value as written, a list in one line; empty for none
   * @param at the place of the value, or of the null that removed it; empty for a default
   * @param replaced the places of the replaced values, the last one first
   * @param from the kind of the origin
   */
  public record Origin(
      String key, Optional<String> value, Optional<Place> at, List<Place> replaced, From from) {
    public Origin {
      replaced = List.copyOf(replaced);
    }
  }

  /**
   * In the order of the manifest: the group, then each process; in each first what is set, then
   * what was removed, then what is unitgen's. {@code sources} and {@code settings} are those that
   * {@link ManifestReader} has made {@code manifest} of.
   */
  public static List<Origin> of(
      List<Source> sources, List<YamlNode> settings, Manifest manifest, Target target) {
    List<YamlNode> trees = new ArrayList<>();
    sources.forEach(source -> YamlParser.parse(source).value().ifPresent(trees::add));
    trees.addAll(settings);
    ValueOrigins origins = new ValueOrigins(manifest);
    Layers.merge(trees, new Problems(), new Overlay(origins.layers::laidOver))
        .ifPresent(map -> origins.explain(map, target));
    return List.copyOf(origins.origins);
  }

  /** The layers of each value, by the path of its keys. */
  private static final class History {
    private final Map<List<String>, List<Place>> replaced = new LinkedHashMap<>();
    private final Map<List<String>, Place> nulls = new LinkedHashMap<>();

    void laidOver(List<String> path, Entry lower, Entry upper) {
      replaced.computeIfAbsent(path, p -> new ArrayList<>()).add(0, lower.value().at());
      if (upper.value().isNull()) {
        nulls.put(path, upper.value().at());
      }
    }

    /** Returns the replaced values, the last one first. */
    List<Place> replaced(List<String> path) {
      return replaced.getOrDefault(path, List.of());
    }

    /** The nulls that took out what has not come back, in a map that is still there. */
    Map<List<String>, Place> removed(Mapping tree) {
      Map<List<String>, Place> removed = new LinkedHashMap<>();
      nulls.forEach(
          (path, at) -> {
            boolean inMap = find(tree, path.subList(0, path.size() - 1)).isPresent();
            if (inMap && find(tree, path).isEmpty()) {
              removed.put(path, at);
            }
          });
      return removed;
    }

    /** Returns the origins below {@code top}. */
    History below(List<String> top) {
      History below = new History();
      nulls.forEach(
          (path, at) -> {
            if (path.size() > top.size() && path.subList(0, top.size()).equals(top)) {
              below.nulls.put(path.subList(top.size(), path.size()), at);
            }
          });
      return below;
    }
  }

  private void explain(Mapping map, Target target) {
    for (Entry entry : map.entries()) {
      String key = entry.key().text();
      if (isOfGroup(key)) {
        values(List.of(key), entry.value(), map);
      }
    }
    Map<List<String>, Place> removed = layers.removed(map);
    removed.forEach(
        (path, at) -> {
          if (isOfGroup(path.get(0)) || path.get(0).equals(DEFAULTS)) {
            Optional<String> value =
                path.size() == 1 ? FilledIn.of(manifest, target, path.get(0)) : Optional.empty();
            add(path, value, Optional.of(at), layers.replaced(path), From.REMOVED);
          }
        });
    for (String key : ManifestReader.KEYS) {
      if (isOfGroup(key) && map.entry(key).isEmpty() && !removed.containsKey(List.of(key))) {
        Optional<String> value = FilledIn.of(manifest, target, key);
        add(List.of(key), value, Optional.empty(), List.of(), From.UNITGEN);
      }
    }
    Mapping defaults = below(map, DEFAULTS);
    for (Entry process : below(map, PROCESSES).entries()) {
      if (process.value() instanceof Mapping own) {
        process(List.of(PROCESSES, process.key().text()), own, defaults);
      }
    }
    removed.forEach(
        (path, at) -> {
          if (path.get(0).equals(PROCESSES) && path.size() <= PROCESS_DEPTH) {
            add(path, Optional.empty(), Optional.of(at), layers.replaced(path), From.REMOVED);
          }
        });
  }

  private static boolean isOfGroup(String key) {
    return ManifestReader.KEYS.contains(key) && !key.equals(DEFAULTS) && !key.equals(PROCESSES);
  }

  /** The map at {@code key}, or an empty one. */
  private static Mapping below(Mapping map, String key) {
    Mapping empty = new Mapping(map.at(), List.of());
    return find(map, List.of(key)).orElse(empty) instanceof Mapping found ? found : empty;
  }

  private void process(List<String> top, Mapping own, Mapping defaults) {
    History inProcess = new History();
    Mapping merged = new Overlay(inProcess::laidOver).merge(List.of(), defaults, own);
    inProcess.replaced.forEach(
        (path, places) -> {
          // The older layers of the process come first, then the default and what that replaced.
          List<Place> all =
              layers.replaced.computeIfAbsent(join(top, path), p -> new ArrayList<>());
          all.addAll(places);
          all.addAll(layers.replaced(join(List.of(DEFAULTS), path)));
        });
    for (Entry entry : merged.entries()) {
      values(join(top, List.of(entry.key().text())), entry.value(), own);
    }
    Map<List<String>, Place> removed = new LinkedHashMap<>(inProcess.removed(merged));
    layers.below(top).removed(merged).forEach(removed::putIfAbsent);
    Optional<ProcessSpec> spec = manifest.process(top.get(1));
    removed.forEach(
        (path, at) -> {
          List<String> whole = join(top, path);
          Optional<String> value =
              spec.filter(s -> path.size() == 1).flatMap(s -> FilledIn.of(s, path.get(0)));
          add(whole, value, Optional.of(at), layers.replaced(whole), From.REMOVED);
        });
    for (String key : ProcessReader.KEYS) {
      if (merged.entry(key).isEmpty() && !removed.containsKey(List.of(key))) {
        Optional<String> value = spec.flatMap(s -> FilledIn.of(s, key));
        add(join(top, List.of(key)), value, Optional.empty(), List.of(), From.UNITGEN);
      }
    }
  }

  /** The values at {@code path}, single or of a map; {@code own}: the process, or the manifest. */
  private void values(List<String> path, YamlNode node, Mapping own) {
    if (node instanceof Mapping map && !map.entries().isEmpty()) {
      for (Entry entry : map.entries()) {
        values(join(path, List.of(entry.key().text())), entry.value(), own);
      }
      return;
    }
    boolean ofProcess = path.get(0).equals(PROCESSES);
    List<String> inside = ofProcess ? path.subList(PROCESS_DEPTH, path.size()) : path;
    boolean given = find(own, inside).isPresent();
    List<Place> replaced = new ArrayList<>(layers.replaced(path));
    if (!given) {
      replaced.addAll(layers.replaced(join(List.of(DEFAULTS), inside)));
    }
    From from = given ? From.GIVEN : From.DEFAULTS;
    add(path, Optional.of(OneLine.of(node)), Optional.of(node.at()), replaced, from);
  }

  private void add(
      List<String> path,
      Optional<String> value,
      Optional<Place> at,
      List<Place> replaced,
      From from) {
    String key = String.join(".", path.stream().map(part -> part.replace(".", "\\.")).toList());
    origins.add(new Origin(key, value, at, replaced, from));
  }

  private static Optional<YamlNode> find(YamlNode tree, List<String> path) {
    YamlNode node = tree;
    for (String key : path) {
      Optional<Entry> entry = node instanceof Mapping map ? map.entry(key) : Optional.empty();
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      node = entry.get().value();
    }
    return Optional.of(node);
  }

  private static List<String> join(List<String> path, List<String> more) {
    List<String> joined = new ArrayList<>(path);
    joined.addAll(more);
    return joined;
  }
}
