package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes out of a draft what no manifest can have, and says so. */
final class Sieve {
  /** Those that others are read with come first. */
  private static final List<String> FIRST =
      List.of("command", "shell", "directory", "count", "instances", "first_instance", "oneshot");

  private final Ledger ledger;

  Sieve(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The draft as a manifest that can be read; empty where no process is left. */
  Optional<ManifestDraft> sound(ManifestDraft draft) {
    // Gathered, as it is to be written: a manifest may not have more than so many values.
    if (error(draft.gathered()).isEmpty()) {
      return Optional.of(draft);
    }
    Map<String, Value> keys = new LinkedHashMap<>();
    ProcessDraft any =
        new ProcessDraft("x", List.of(), Map.of("command", new ManifestDraft.Text("x")));
    for (Map.Entry<String, Value> key : draft.keys().entrySet()) {
      keys.put(key.getKey(), key.getValue());
      Optional<String> error = error(new ManifestDraft(List.of(), keys, Map.of(), List.of(any)));
      if (error.isPresent() && !key.getKey().equals("name")) {
        keys.remove(key.getKey());
        ledger.dropped("", key.getKey(), advice(key.getKey(), error.get()));
      }
    }
    List<ProcessDraft> sound = new ArrayList<>();
    for (ProcessDraft process : draft.processes()) {
      sound(process, keys).ifPresent(sound::add);
    }
    ManifestDraft left = new ManifestDraft(draft.comments(), keys, draft.defaults(), sound);
    return sound.isEmpty() || error(left.gathered()).isEmpty()
        ? Optional.of(left).filter(found -> !sound.isEmpty())
        : withoutOrder(left);
  }

  /** Circles and the like are of several processes. */
  private Optional<ManifestDraft> withoutOrder(ManifestDraft draft) {
    List<ProcessDraft> plain = new ArrayList<>();
    String why = error(draft).orElse("");
    for (ProcessDraft process : draft.processes()) {
      Map<String, Value> settings = new LinkedHashMap<>(process.settings());
      for (String key : List.of("before", "after", "wants", "requires", "port")) {
        if (settings.remove(key) != null) {
          ledger.dropped(process.name(), key, why);
        }
      }
      plain.add(new ProcessDraft(process.name(), process.comments(), settings));
    }
    ManifestDraft left = new ManifestDraft(draft.comments(), draft.keys(), draft.defaults(), plain);
    Optional<String> fault = error(left);
    if (fault.isEmpty()) {
      return Optional.of(left);
    }
    plain.forEach(process -> ledger.dropped(process.name(), "", fault.get()));
    return Optional.empty();
  }

  private Optional<ProcessDraft> sound(ProcessDraft process, Map<String, Value> keys) {
    if (error(alone(process, process.settings(), keys)).isEmpty()) {
      return Optional.of(process);
    }
    Map<String, Value> settings = new LinkedHashMap<>();
    List<String> order = new ArrayList<>(FIRST);
    process.settings().keySet().stream().filter(key -> !FIRST.contains(key)).forEach(order::add);
    // Of these each depends on others: all that are there, then fewer.
    for (String key : FIRST) {
      Value value = process.settings().get(key);
      if (value != null) {
        settings.put(key, value);
      }
    }
    Optional<String> error = error(alone(process, settings, keys));
    for (String key : List.of("oneshot", "first_instance", "instances", "directory", "count")) {
      if (error.isPresent() && settings.remove(key) != null) {
        ledger.dropped(process.name(), key, advice(key, error.get()));
        error = error(alone(process, settings, keys));
      }
    }
    if (error.isPresent()) {
      ledger.dropped(process.name(), "", "the process is left out: " + error.get());
      return Optional.empty();
    }
    for (String key : order) {
      Value value = process.settings().get(key);
      if (FIRST.contains(key) || value == null) {
        continue;
      }
      settings.put(key, value);
      Optional<String> fault = error(alone(process, settings, keys));
      if (fault.isPresent()) {
        settings.remove(key);
        entries(value, key, process, settings, keys, fault.get());
      }
    }
    return Optional.of(
        new ProcessDraft(process.name(), process.comments(), UpstartProcess.ordered(settings)));
  }

  /** Of a map what of it can stay. */
  private void entries(
      Value value,
      String key,
      ProcessDraft process,
      Map<String, Value> settings,
      Map<String, Value> keys,
      String fault) {
    Map<String, Value> kept = new LinkedHashMap<>();
    boolean whole = !(value instanceof ManifestDraft.Entries);
    if (value instanceof ManifestDraft.Entries all && !key.equals("systemd")) {
      all.values()
          .forEach(
              (name, inner) -> {
                kept.put(name, inner);
                settings.put(key, new ManifestDraft.Entries(kept));
                Optional<String> error = error(alone(process, settings, keys));
                if (error.isPresent()) {
                  kept.remove(name);
                  ledger.dropped(process.name(), key + "." + name, advice(key, error.get()));
                  if (!key.equals("env")) {
                    ledger.dropped(process.name(), key, advice(key, error.get()));
                  }
                }
              });
      settings.remove(key);
      if (!kept.isEmpty()) {
        settings.put(key, new ManifestDraft.Entries(kept));
      }
      return;
    }
    if (whole || key.equals("systemd")) {
      ledger.dropped(process.name(), key, advice(key, fault));
    }
  }

  private static String advice(String key, String error) {
    return "`" + key + "` does not take it (" + error + "): set it yourself";
  }

  private static ManifestDraft alone(
      ProcessDraft process, Map<String, Value> settings, Map<String, Value> keys) {
    return new ManifestDraft(
        List.of(), keys, Map.of(), List.of(new ProcessDraft(process.name(), List.of(), settings)));
  }

  /** What the first error says. */
  private static Optional<String> error(ManifestDraft draft) {
    // As it is written: a manifest with all of it at each process may be longer than any is read.
    return DraftCheck.error(draft.gathered());
  }
}
