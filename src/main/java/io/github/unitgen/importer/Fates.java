package io.github.unitgen.importer;

import io.github.unitgen.importer.Fate.Outcome;
import io.github.unitgen.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fates of settings that are not looked at in the order in which their files have them. */
final class Fates {
  private final Map<Place, List<Fate>> byPlace = new LinkedHashMap<>();

  void carried(Place at, String setting, String key) {
    add(Fate.carried(at, setting, key));
  }

  void approximated(Place at, String setting, String how) {
    add(Fate.approximated(at, setting, how));
  }

  void notCarried(Place at, String setting, String toDo) {
    add(Fate.notCarried(at, setting, toDo));
  }

  void addAll(List<Fate> fates) {
    fates.forEach(this::add);
  }

  private void add(Fate fate) {
    List<Fate> known = byPlace.computeIfAbsent(fate.at(), at -> new ArrayList<>());
    if (!known.contains(fate)) {
      known.add(fate);
    }
  }

  /** What stands at {@code at} is not carried over after all. */
  void replace(Place at, String setting, String toDo) {
    byPlace.remove(at);
    notCarried(at, setting, toDo);
  }

  /** Whether something has become of what stands at {@code at}. */
  boolean has(Place at) {
    return byPlace.containsKey(at);
  }

  /** Whether what stands at {@code at} is carried over in part or in whole. */
  boolean isKept(Place at) {
    return byPlace.getOrDefault(at, List.of()).stream()
        .anyMatch(fate -> fate.outcome() != Outcome.NOT_CARRIED);
  }

  /** Those of what stands at {@code at}. */
  List<Fate> of(Place at) {
    return List.copyOf(byPlace.getOrDefault(at, List.of()));
  }
}
