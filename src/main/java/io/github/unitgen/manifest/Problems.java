package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what is wrong. A value of {@code defaults} is read once for each process that takes it,
 * but reported once.
 */
final class Problems {
  private final Map<Key, Diagnostic> found = new LinkedHashMap<>();

  private final Set<Place> homes = new LinkedHashSet<>();

  private record Key(Place at, String message) {}

  void add(Diagnostic problem) {
    found.putIfAbsent(new Key(problem.at(), problem.message()), problem);
  }

  /** Notes a {@code {{home}}}, which only one target can replace. */
  void addHome(Place at) {
    homes.add(at);
  }

  /** All that were noted, each once. */
  List<Place> homes() {
    return List.copyOf(homes);
  }

  boolean hasErrors() {
    return found.values().stream().anyMatch(p -> p.severity() == Severity.ERROR);
  }

  /** By source, in the order given, and by place in each. */
  List<Diagnostic> inOrderOf(List<Source> sources) {
    List<Diagnostic> sorted = new ArrayList<>(found.values());
    sorted.sort(
        (one, other) -> {
          int order =
              Integer.compare(
                  sources.indexOf(one.at().source()), sources.indexOf(other.at().source()));
          return order != 0
              ? order
              : Integer.compare(one.at().span().start(), other.at().span().start());
        });
    return sorted;
  }
}
