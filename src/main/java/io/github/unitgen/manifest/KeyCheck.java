package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The keys of one map against those that are known. */
final class KeyCheck {
  private final Mapping map;
  private final List<String> known;
  private final Problems problems;

  KeyCheck(Mapping map, List<String> known, Problems problems) {
    this.map = map;
    this.known = known;
    this.problems = problems;
  }

  /** Reports every key that is neither known nor {@code free}. */
  void check(Predicate<String> free) {
    for (Entry entry : map.entries()) {
      String key = entry.key().text();
      if (!known.contains(key) && !free.test(key)) {
        String owner =
            known == ManifestReader.KEYS
                ? "manifest"
                : known == ProcessReader.KEYS ? "process" : "schedule";
        problems.add(
            ManifestRule.SCHEMA_VIOLATION.error(
                entry.key().at(),
                "unknown " + owner + " key " + Quoted.of(key),
                Keys.help(key, entry.value(), known)));
      }
    }
  }

  /** Whether an unknown key stands for {@code key}: then it is not missing as well. */
  boolean isMeant(String key) {
    return map.entries().stream()
        .map(entry -> entry.key().text())
        .filter(text -> !known.contains(text))
        .anyMatch(text -> Keys.meant(text, known).equals(Optional.of(key)));
  }
}
