package io.github.unitgen.manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A manifest that is to be written: what it sets, in the order in which it is to stand. Nothing of
 * it is checked; who reads the text of {@link ManifestPrinter} learns what is wrong.
 *
 * @param comments lines above all, without {@code #}
 * @param keys those of the group, but {@code unitgen}, {@code defaults} and {@code processes}
 * @param defaults what each process takes where it does not set it itself
 * @param processes at least one
 */
public record ManifestDraft(
    List<String> comments,
    Map<String, Value> keys,
    Map<String, Value> defaults,
    List<ProcessDraft> processes) {

  /** The settings of one process. */
  private static final Set<String> OWN =
      Set.of(
          "command",
          "shell",
          "pre_start",
          "count",
          "instances",
          "first_instance",
          "port",
          "listen",
          "schedule",
          "oneshot",
          "description",
          "documentation",
          "systemd",
          "upstart");

  public ManifestDraft {
    comments = List.copyOf(comments);
    keys = new LinkedHashMap<>(keys);
    defaults = new LinkedHashMap<>(defaults);
    processes = List.copyOf(processes);
  }

  /** A process: {@code comments} stand above it, without {@code #}. */
  public record ProcessDraft(String name, List<String> comments, Map<String, Value> settings) {
    public ProcessDraft {
      comments = List.copyOf(comments);
      settings = new LinkedHashMap<>(settings);
    }
  }

  /** The value of a key. */
  public sealed interface Value {}

  /** A text that is read back as it is, whatever it looks like. */
  public record Text(String text) implements Value {}

  /** A number, or true or false, in plain spelling. */
  public record Word(String text) implements Value {}

  /** A list of texts. */
  public record Items(List<String> texts) implements Value {
    public Items {
      texts = List.copyOf(texts);
    }
  }

  /** A list of values that are not all texts, such as commands of several words each. */
  public record Sequence(List<Value> values) implements Value {
    public Sequence {
      values = List.copyOf(values);
    }
  }

  /** A map of values. */
  public record Entries(Map<String, Value> values) implements Value {
    public Entries {
      values = new LinkedHashMap<>(values);
    }
  }

  /**
   * A text for a key in which placeholders are replaced: what looks like one in {@code text} stays
   * what it is.
   */
  public static Text literal(String text) {
    return new Text(text.replace("{{", "{{{{"));
  }

  /** The same, with another name for the group where a process has that one too. */
  public ManifestDraft apart() {
    Set<String> names = new HashSet<>();
    processes.forEach(process -> names.add(process.name()));
    if (!(keys.get("name") instanceof Text group) || !names.contains(group.text())) {
      return this;
    }
    String other = group.text() + "-group";
    for (int i = 2; names.contains(other); i++) {
      other = group.text() + "-group-" + i;
    }
    Map<String, Value> named = new LinkedHashMap<>(keys);
    named.put("name", new Text(other));
    return new ManifestDraft(comments, named, defaults, processes);
  }

  /**
   * The same with what all of two or more processes set alike among the defaults: whole values, and
   * of maps the entries.
   */
  public ManifestDraft gathered() {
    if (processes.size() < 2) {
      return this;
    }
    Map<String, Value> shared = new LinkedHashMap<>(defaults);
    List<Map<String, Value>> rests = new ArrayList<>();
    processes.forEach(process -> rests.add(new LinkedHashMap<>(process.settings())));
    for (Map.Entry<String, Value> first : List.copyOf(rests.get(0).entrySet())) {
      if (!OWN.contains(first.getKey()) && !shared.containsKey(first.getKey())) {
        gather(first.getKey(), first.getValue(), rests, shared);
      }
    }
    List<ProcessDraft> left = new ArrayList<>();
    for (int i = 0; i < processes.size(); i++) {
      ProcessDraft process = processes.get(i);
      left.add(new ProcessDraft(process.name(), process.comments(), rests.get(i)));
    }
    return new ManifestDraft(comments, keys, shared, left);
  }

  private static void gather(
      String key, Value first, List<Map<String, Value>> processes, Map<String, Value> shared) {
    if (processes.stream().allMatch(settings -> first.equals(settings.get(key)))) {
      shared.put(key, first);
      processes.forEach(settings -> settings.remove(key));
      return;
    }
    List<Map<String, Value>> maps = new ArrayList<>();
    for (Map<String, Value> settings : processes) {
      if (settings.get(key) instanceof Entries entries) {
        maps.add(entries.values());
      }
    }
    if (maps.size() < processes.size()) {
      return;
    }
    Map<String, Value> common = new LinkedHashMap<>(maps.get(0));
    for (Map<String, Value> map : maps) {
      common.entrySet().removeIf(entry -> !entry.getValue().equals(map.get(entry.getKey())));
    }
    if (common.isEmpty()) {
      return;
    }
    shared.put(key, new Entries(common));
    for (int i = 0; i < maps.size(); i++) {
      Map<String, Value> own = new LinkedHashMap<>(maps.get(i));
      own.keySet().removeAll(common.keySet());
      if (own.isEmpty()) {
        processes.get(i).remove(key);
      } else {
        processes.get(i).put(key, new Entries(own));
      }
    }
  }
}
