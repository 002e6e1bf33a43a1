package io.github.unitgen.importer.shared;

import io.github.unitgen.importer.shared.Fate.Outcome;
import io.github.unitgen.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of each setting, and which key of which process has it. */
public final class Ledger {
  private final Map<Place, List<Entry>> byPlace = new LinkedHashMap<>();

  /** {@code process} and {@code key} are empty where no key has it. */
  private record Entry(Fate fate, String process, String key) {
    /** Whether it is of {@code wanted}, or of any key where that is empty. */
    boolean isOf(String wanted) {
      return !key.isEmpty()
          && (wanted.isEmpty() || key.equals(wanted) || key.startsWith(wanted + "."));
    }
  }

  /** A fate that is known already is not added again. */
  private void add(Entry entry) {
    List<Entry> known = byPlace.computeIfAbsent(entry.fate().at(), at -> new ArrayList<>());
    if (known.stream().noneMatch(other -> other.fate().equals(entry.fate()))) {
      known.add(entry);
    }
  }

  /** Adds a fate of a setting that no key has. */
  public void add(Fate fate) {
    add(new Entry(fate, "", ""));
  }

  /** Adds a fate of a setting that a key of {@code process} has, which the fate names. */
  public void add(Fate fate, String process) {
    boolean carried = fate.outcome() == Outcome.CARRIED;
    add(new Entry(fate, process, carried ? fate.become() : ""));
  }

  /** Adds fates of settings that no key has. */
  public void addAll(List<Fate> fates) {
    fates.forEach(this::add);
  }

  /** Notes that {@code key} of the group has a setting. */
  public void carried(Place at, String setting, String key) {
    add(Fate.carried(at, setting, key));
  }

  /** Notes that {@code key} of {@code process} has a setting. */
  public void carried(Place at, String setting, String process, String key) {
    add(new Entry(Fate.carried(at, setting, key), process, key));
  }

  /** Notes how a setting is approximated. */
  public void approximated(Place at, String setting, String how) {
    add(Fate.approximated(at, setting, how));
  }

  /** Notes how {@code key} of {@code process} approximates a setting. */
  public void approximated(Place at, String setting, String process, String key, String how) {
    add(new Entry(Fate.approximated(at, setting, how), process, key));
  }

  /** Notes what to do about a setting that is not carried over. */
  public void notCarried(Place at, String setting, String toDo) {
    add(Fate.notCarried(at, setting, toDo));
  }

  /** Notes that the setting at {@code at} is not carried over after all. */
  public void replace(Place at, String setting, String toDo) {
    byPlace.remove(at);
    notCarried(at, setting, toDo);
  }

  /** Notes that {@code key} of {@code process} could not stay, or no key if it is empty. */
  public void dropped(String process, String key, String why) {
    boolean known = false;
    for (List<Entry> entries : byPlace.values()) {
      for (int i = 0; i < entries.size(); i++) {
        Entry entry = entries.get(i);
        if (entry.process().equals(process) && entry.isOf(key)) {
          Fate fate = entry.fate();
          entries.set(i, new Entry(Fate.notCarried(fate.at(), fate.setting(), why), process, ""));
          known = true;
        }
      }
    }
    if (!known) {
      // What a script says becomes keys that no stanza has.
      byPlace.values().stream()
          .flatMap(List::stream)
          .filter(entry -> entry.process().equals(process) && entry.isOf("command"))
          .map(Entry::fate)
          .findFirst()
          .ifPresent(fate -> notCarried(fate.at(), fate.setting(), why));
    }
  }

  /** Whether a fate of the setting at {@code at} is known. */
  public boolean has(Place at) {
    return byPlace.containsKey(at);
  }

  /** Whether the setting at {@code at} is carried over in part or in whole. */
  public boolean isKept(Place at) {
    return of(at).stream().anyMatch(fate -> fate.outcome() != Outcome.NOT_CARRIED);
  }

  /** Returns the fates of the setting at {@code at}. */
  public List<Fate> of(Place at) {
    return byPlace.getOrDefault(at, List.of()).stream().map(Entry::fate).toList();
  }

  /** Returns all fates, place by place. */
  public List<Fate> fates() {
    return byPlace.values().stream().flatMap(List::stream).map(Entry::fate).toList();
  }
}
