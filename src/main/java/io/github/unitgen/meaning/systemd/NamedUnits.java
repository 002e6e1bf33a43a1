package io.github.unitgen.meaning.systemd;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The units that a unit names in its lists. */
public final class NamedUnits {
  /** The dependencies that start another unit with this one. */
  static final List<String> PULLS = List.of("Wants", "Requires", "BindsTo", "Upholds");

  /** The settings with which the start of a unit starts others, at that time only. */
  public static final List<String> STARTS = List.of("Wants", "Requires", "BindsTo");

  /** The settings for which {@code enable} creates links. */
  public static final List<String> INSTALLS = List.of("WantedBy", "RequiredBy", "UpheldBy");

  /** The folders with the units of the system and of users. */
  private static final List<String> FOLDERS =
      List.of(
          "/etc/systemd/",
          "/usr/lib/systemd/",
          "/lib/systemd/",
          "/usr/local/lib/systemd/",
          "/run/systemd/");

  private static final String UNIT = "Unit";

  private NamedUnits() {}

  /**
   * One name of a unit.
   *
   * @param line the assignment that contains it
   * @param name the name as it is written
   * @param at its place
   * @param only whether its line has no other name
   */
  public record Named(Assignment line, String name, Span at, boolean only) {}

  /** The names in each line, read once for each unit, since many rules ask. */
  private record Read(IdentityHashMap<Assignment, List<Named>> lines) {
    List<Named> of(Assignment line) {
      List<Named> known = lines.get(line);
      if (known == null) {
        known = read(line);
        lines.put(line, known);
      }
      return known;
    }

    private static List<Named> read(Assignment line) {
      UnitWords read =
          line.section().equals(UNIT)
              ? UnitWords.unquoted(line.value(), Escapes.NONE)
              : UnitWords.read(line.value(), Escapes.NONE);
      List<UnitWords.Word> words = read.words();
      List<Named> found = new ArrayList<>(words.size());
      for (UnitWords.Word word : words) {
        found.add(new Named(line, word.value(), line.sourceSpan(word.span()), words.size() == 1));
      }
      return List.copyOf(found);
    }
  }

  /** Returns the names in {@code keys} of {@code [section]}, in file order. */
  public static List<Named> of(UnitInput unit, String section, List<String> keys) {
    List<Named> found = List.of();
    for (String key : keys) {
      found = joined(found, of(unit, section, key));
    }
    return found;
  }

  public static List<Named> of(UnitInput unit, String section, String key) {
    // An empty assignment does not reset a dependency (systemd.unit(5)).
    List<Assignment> lines =
        section.equals(UNIT) ? unit.all(section, key) : unit.effective(section, key);
    if (lines.isEmpty()) {
      return List.of();
    }
    Read read = unit.derived(Read.class, any -> new Read(new IdentityHashMap<>()));
    if (lines.size() == 1) {
      return read.of(lines.get(0));
    }
    List<Named> found = new ArrayList<>();
    for (Assignment line : lines) {
      found.addAll(read.of(line));
    }
    return found;
  }

  private static List<Named> joined(List<Named> some, List<Named> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    List<Named> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** Returns the first place of each name in {@code keys} of {@code [section]}. */
  public static Map<String, Named> byName(UnitInput unit, String section, List<String> keys) {
    Map<String, Named> found = new HashMap<>();
    for (Named named : of(unit, section, keys)) {
      found.putIfAbsent(named.name(), named);
    }
    return found;
  }

  /**
   * Returns the first place of {@code name} in {@code keys} of {@code [section]}, or empty if it is
   * absent.
   */
  public static Optional<Named> find(
      UnitInput unit, String section, List<String> keys, String name) {
    for (Named named : of(unit, section, keys)) {
      if (named.name().equals(name)) {
        return Optional.of(named);
      }
    }
    return Optional.empty();
  }

  /** Whether {@code key} of {@code [section]} has {@code name}. */
  public static boolean names(UnitInput unit, String section, String key, String name) {
    for (Named named : of(unit, section, key)) {
      if (named.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the machine of {@code unit}, if its files are available, has the unit {@code name}.
   * Reads the disk.
   */
  public static boolean isInImage(String name, UnitInput unit) {
    String template = UnitName.template(name);
    String kind = UserUnits.is(unit) ? "user/" : "system/";
    return FOLDERS.stream()
        .map(folder -> folder + kind)
        .anyMatch(f -> unit.image().has(f + name) || unit.image().has(f + template));
  }
}
