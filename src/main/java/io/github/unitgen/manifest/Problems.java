package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong. A value of {@code defaults} is read once for each process that takes it,
 * but reported once.
 */
final class Problems {
  private final Map<Key, Diagnostic> found = new LinkedHashMap<>();

  private record Key(Object source, Object span, String message) {}

  void add(Diagnostic problem) {
    found.putIfAbsent(
        new Key(problem.at().source(), problem.at().span(), problem.message()), problem);
  }

  boolean hasErrors() {
    return found.values().stream().anyMatch(p -> p.severity() == Severity.ERROR);
  }

  List<Diagnostic> all() {
    return List.copyOf(found.values());
  }
}
