package io.github.unitgen.render.compare;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings of rendered units; a name never occurs in two sections. */
final class UnitFacts {
  private final List<Assignment> assignments = new ArrayList<>();

  /** Reads the units of a process, its service first. */
  UnitFacts(List<Source> units) {
    for (Source unit : units) {
      for (UnitFile.Line line : UnitParser.parse(unit).lines()) {
        if (line instanceof Assignment assignment) {
          assignments.add(assignment);
        }
      }
    }
  }

  /** Returns all values of {@code key}, in their order. */
  List<String> all(String key) {
    return assignments.stream().filter(a -> a.key().equals(key)).map(Assignment::value).toList();
  }

  /** Returns the last value of {@code key}. */
  Optional<String> last(String key) {
    List<String> all = all(key);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Returns the last value of {@code key}, or {@code otherwise} if the units do not set it. */
  String last(String key, String otherwise) {
    return last(key).orElse(otherwise);
  }

  /** Returns a duration with its unit. */
  Optional<String> duration(String key) {
    return last(key).map(UnitFacts::withUnit);
  }

  private static String withUnit(String duration) {
    return duration.chars().allMatch(Character::isDigit) ? duration + "s" : duration;
  }
}
