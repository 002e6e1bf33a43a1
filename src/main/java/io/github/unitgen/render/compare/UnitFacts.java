package io.github.unitgen.render.compare;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings of rendered units, in which no name stands in two sections. */
final class UnitFacts {
  private final List<Assignment> assignments = new ArrayList<>();

  /** Those of a process: of its service first. */
  UnitFacts(List<Source> units) {
    for (Source unit : units) {
      for (UnitFile.Line line : UnitParser.parse(unit).lines()) {
        if (line instanceof Assignment assignment) {
          assignments.add(assignment);
        }
      }
    }
  }

  /** All values of {@code key}, in their order. */
  List<String> all(String key) {
    return assignments.stream().filter(a -> a.key().equals(key)).map(Assignment::value).toList();
  }

  /** What the last one says. */
  Optional<String> last(String key) {
    List<String> all = all(key);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** As above; {@code otherwise} where the units do not say. */
  String last(String key, String otherwise) {
    return last(key).orElse(otherwise);
  }

  /** A duration with its unit. */
  Optional<String> duration(String key) {
    return last(key).map(UnitFacts::withUnit);
  }

  private static String withUnit(String duration) {
    return duration.chars().allMatch(Character::isDigit) ? duration + "s" : duration;
  }
}
