package io.github.unitgen.meaning.systemd;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The units that a unit names in its lists. */
public final class NamedUnits {
  /** What pulls another unit in when this one starts. */
  static final List<String> PULLS = List.of("Wants", "Requires", "BindsTo", "Upholds");

  /** Where {@code enable} puts links. */
  public static final List<String> INSTALLS = List.of("WantedBy", "RequiredBy", "UpheldBy");

  /** In each lie the units of the system and those of users. */
  private static final List<String> FOLDERS =
      List.of(
          "/etc/systemd/",
          "/usr/lib/systemd/",
          "/lib/systemd/",
          "/usr/local/lib/systemd/",
          "/run/systemd/");

  private NamedUnits() {}

  /** One name, as written, and where it stands. {@code only}: its line holds no other. */
  public record Named(Assignment line, String name, Span at, boolean only) {}

  /** Those of {@code keys} in {@code [section]}. */
  public static List<Named> of(UnitInput unit, String section, List<String> keys) {
    List<Named> found = new ArrayList<>();
    for (String key : keys) {
      // An empty assignment takes nothing back from a dependency (systemd.unit(5)).
      boolean all = section.equals("Unit");
      for (Assignment line : all ? unit.all(section, key) : unit.effective(section, key)) {
        UnitWords read =
            all
                ? UnitWords.unquoted(line.value(), Escapes.NONE)
                : UnitWords.read(line.value(), Escapes.NONE);
        List<UnitWords.Word> words = read.words();
        for (UnitWords.Word word : words) {
          found.add(new Named(line, word.value(), line.sourceSpan(word.span()), words.size() == 1));
        }
      }
    }
    return found;
  }

  public static List<Named> of(UnitInput unit, String section, String key) {
    return of(unit, section, List.of(key));
  }

  /** Where each name first stands in {@code keys} of {@code [section]}. */
  public static Map<String, Named> byName(UnitInput unit, String section, List<String> keys) {
    Map<String, Named> found = new HashMap<>();
    for (Named named : of(unit, section, keys)) {
      found.putIfAbsent(named.name(), named);
    }
    return found;
  }

  /** Where {@code name} stands in one of {@code keys} of {@code [section]}. */
  public static Optional<Named> find(
      UnitInput unit, String section, List<String> keys, String name) {
    for (Named named : of(unit, section, keys)) {
      if (named.name().equals(name)) {
        return Optional.of(named);
      }
    }
    return Optional.empty();
  }

  public static boolean names(UnitInput unit, String section, String key, String name) {
    return find(unit, section, List.of(key), name).isPresent();
  }

  /** Whether the machine of {@code unit}, where it is at hand, has the unit; asks the disk. */
  public static boolean isInImage(String name, UnitInput unit) {
    String template = UnitName.template(name);
    String kind = UserUnits.is(unit) ? "user/" : "system/";
    return FOLDERS.stream()
        .map(folder -> folder + kind)
        .anyMatch(f -> unit.image().has(f + name) || unit.image().has(f + template));
  }
}
