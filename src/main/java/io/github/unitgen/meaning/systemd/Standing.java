package io.github.unitgen.meaning.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.catalog.EarlyDocumentation;
import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What systemd makes of the key of an assignment, whatever its value. */
public enum Standing {
  /** A version of systemd knows it there. */
  KNOWN,
  /** {@code X-…}: for others than systemd. */
  FOREIGN,
  /** Units of this type do not have the section, so its keys are not looked at. */
  UNKNOWN_SECTION,
  /** Only the case of its letters is wrong. */
  WRONG_CASE,
  /** All versions in question, or no version here, know it in another section of this unit. */
  WRONG_SECTION,
  /** In the manual, in no parser. */
  ONLY_DOCUMENTED,
  /** No version knows it. */
  UNKNOWN;

  /** A line that is {@link #KNOWN}, and what it sets. */
  public record Known(Assignment line, Directive directive) {}

  /** Told once for each line of a unit, since many rules ask. */
  private record Standings(IdentityHashMap<Assignment, Standing> lines, List<Known> known) {
    static Standings of(UnitInput unit) {
      IdentityHashMap<Assignment, Standing> lines = new IdentityHashMap<>();
      List<Known> known = new ArrayList<>();
      for (Assignment line : unit.assignments()) {
        Optional<Directive> directive = Directives.all().find(line.section(), line.key());
        Standing standing = find(unit, line, directive);
        lines.put(line, standing);
        if (standing == KNOWN) {
          known.add(new Known(line, directive.orElseThrow()));
        }
      }
      return new Standings(lines, known);
    }
  }

  /** The lines that are {@link #KNOWN}, in file order. */
  public static List<Known> known(UnitInput unit) {
    return unit.derived(Standings.class, Standings::of).known();
  }

  /** The lines of another standing, in file order. */
  public static List<Assignment> all(UnitInput unit, Standing standing) {
    Standings all = unit.derived(Standings.class, Standings::of);
    List<Assignment> found = new ArrayList<>(0);
    if (all.known().size() < all.lines().size()) {
      for (Assignment line : unit.assignments()) {
        if (all.lines().get(line) == standing) {
          found.add(line);
        }
      }
    }
    return found;
  }

  public static Standing of(UnitInput unit, Assignment line) {
    return Objects.requireNonNull(unit.derived(Standings.class, Standings::of).lines().get(line));
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

  /** The key of the same section that differs in nothing but case. */
  public static Optional<String> rightCase(Assignment line) {
    for (String known : Directives.all().keys(line.section())) {
      if (known.length() == line.key().length() && known.equalsIgnoreCase(line.key())) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /** The other section of this unit where the key would count. */
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
