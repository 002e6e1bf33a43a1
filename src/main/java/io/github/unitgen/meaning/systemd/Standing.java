package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.catalog.EarlyDocumentation;
import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way in which systemd treats the key of an assignment, whatever its value. */
public enum Standing {
  /** A version of systemd knows the key in this section. */
  KNOWN,
  /** The key is {@code X-…}, which is for other programs. */
  FOREIGN,
  /** Units of this type do not have the section, so systemd does not read its keys. */
  UNKNOWN_SECTION,
  /** Only the case of its letters is wrong. */
  WRONG_CASE,
  /**
   * Another section of this unit knows the key, and either this section knows it in no version or
   * the other one does in all versions in question.
   */
  WRONG_SECTION,
  /** The manual documents the key, but no parser knows it. */
  ONLY_DOCUMENTED,
  /** No version knows the key. */
  UNKNOWN;

  /** A line that is {@link #KNOWN}, and the directive that it sets. */
  public record Known(Assignment line, Directive directive) {}

  /**
   * The standings of all lines of a unit, found once, since many rules ask.
   *
   * @param read the lines of sections that the unit has and whose keys some version knows
   * @param known the lines that are {@link #KNOWN}
   * @param others the other lines, which are few
   */
  private record Standings(
      List<Known> read, List<Known> known, IdentityHashMap<Assignment, Standing> others) {
    static Standings of(UnitInput unit) {
      List<Assignment> lines = unit.assignments();
      List<Known> read = new ArrayList<>(lines.size());
      IdentityHashMap<Assignment, Standing> others = new IdentityHashMap<>(0);
      List<String> sections = UnitSections.of(unit.type());
      String section = "";
      Directives.Section directives = Directives.all().section(section);
      for (int i = 0; i < lines.size(); i++) {
        Assignment line = lines.get(i);
        if (!line.section().equals(section)) {
          section = line.section();
          directives = Directives.all().section(sections.contains(section) ? section : "");
        }
        @Nullable Directive directive = directives.find(line.key());
        if (directive != null) {
          read.add(new Known(line, directive));
        }
        if (directive == null || !unit.versions().know(directive)) {
          Standing standing = find(unit, line, Optional.ofNullable(directive));
          if (standing != KNOWN) {
            others.put(line, standing);
          }
        }
      }
      return new Standings(read, without(others, read), others);
    }

    private static List<Known> without(
        IdentityHashMap<Assignment, Standing> others, List<Known> read) {
      return others.isEmpty()
          ? read
          : read.stream().filter(known -> !others.containsKey(known.line())).toList();
    }
  }

  /**
   * Returns the lines of sections that the unit has and whose keys some version knows there, in
   * file order.
   */
  static List<Known> read(UnitInput unit) {
    return unit.derived(Standings.class, Standings::of).read();
  }

  /** Returns the lines that are {@link #KNOWN}, in file order. */
  public static List<Known> known(UnitInput unit) {
    return unit.derived(Standings.class, Standings::of).known();
  }

  /** Returns the lines with a {@code standing} other than {@link #KNOWN}, in file order. */
  public static List<Assignment> all(UnitInput unit, Standing standing) {
    IdentityHashMap<Assignment, Standing> others =
        unit.derived(Standings.class, Standings::of).others();
    if (others.isEmpty()) {
      return List.of();
    }
    List<Assignment> found = new ArrayList<>();
    for (Assignment line : unit.assignments()) {
      if (others.get(line) == standing) {
        found.add(line);
      }
    }
    return found;
  }

  /** Returns the standing of {@code line}, which must be an assignment of {@code unit}. */
  public static Standing of(UnitInput unit, Assignment line) {
    return unit.derived(Standings.class, Standings::of).others().getOrDefault(line, KNOWN);
  }

  private static Standing find(UnitInput unit, Assignment line, Optional<Directive> directive) {
    String section = line.section();
    String key = line.key();
    if (!UnitSections.of(unit.type()).contains(section)) {
      return UNKNOWN_SECTION;
    }
    if (directive.isPresent()) {
      return !unit.versions().know(directive.get()) && home(unit, line).isPresent()
          ? WRONG_SECTION
          : KNOWN;
    }
    if (key.startsWith("X-")) {
      return FOREIGN;
    }
    if (EarlyDocumentation.of(key).isPresent() && section.equals("Unit")) {
      return ONLY_DOCUMENTED;
    }
    if (rightCase(line).isPresent()) {
      return WRONG_CASE;
    }
    return home(unit, line).isPresent() ? WRONG_SECTION : UNKNOWN;
  }

  /** Returns the key of the same section that differs only in case. */
  public static Optional<String> rightCase(Assignment line) {
    return Directives.all().inOtherCase(line.section(), line.key());
  }

  /** Returns the other section of this unit in which the key would count. */
  public static Optional<String> home(UnitInput unit, Assignment line) {
    boolean knownHere = Directives.all().find(line.section(), line.key()).isPresent();
    for (String section : UnitSections.of(unit.type())) {
      boolean knows =
          knownHere
              ? unit.versions().know(section, line.key())
              : Directives.all().find(section, line.key()).isPresent();
      if (knows && !section.equals(line.section())) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }
}
