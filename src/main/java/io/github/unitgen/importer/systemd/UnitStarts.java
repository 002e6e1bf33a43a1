package io.github.unitgen.importer.systemd;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.ImportLink;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which units start which, by {@code Wants=}, links and their own {@code [Install]}. */
final class UnitStarts {
  static final String MULTI_USER = "multi-user.target";
  static final String OF_USERS = "default.target";
  static final List<String> STARTS = List.of("Wants", "Requires", "Upholds");
  static final List<String> INSTALLS = List.of("WantedBy", "RequiredBy", "UpheldBy");

  private final Map<String, UnitSource> units;
  private final NumberedUnits numbered;
  private final Map<String, Set<String>> started = new LinkedHashMap<>();
  private final List<Fate> fates = new ArrayList<>();

  UnitStarts(Map<String, UnitSource> units, List<ImportLink> links, NumberedUnits numbered) {
    this.units = units;
    this.numbered = numbered;
    for (UnitSource unit : units.values()) {
      for (String key : STARTS) {
        for (Assignment line : unit.unit().all("Unit", key)) {
          words(line).forEach(word -> start(unit.name(), word));
        }
      }
    }
    for (ImportLink link : links) {
      link(link);
    }
    for (UnitSource unit : units.values()) {
      for (String key : INSTALLS) {
        for (Assignment line : unit.unit().effective("Install", key)) {
          for (String word : words(line)) {
            String instance = unit.unit().value("Install", "DefaultInstance");
            String name = unit.name();
            boolean isDefault = unit.unit().name().isTemplate() && !instance.isEmpty();
            start(word, isDefault ? name.replace("@.", "@" + instance + ".") : name);
          }
        }
      }
      for (Assignment line : unit.unit().all("Unit", "PartOf")) {
        // A template is part of the target by its instances, which the target names.
        if (!unit.unit().name().isTemplate()) {
          words(line).forEach(word -> start(word, unit.name()));
        }
      }
    }
  }

  private void link(ImportLink link) {
    String path = link.path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    String parent = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    String folder = parent.substring(parent.lastIndexOf('/') + 1);
    Source source = new Source(path, link.target());
    Place at = source.whole();
    boolean isKnown = units.containsKey(name) || units.containsKey(UnitName.template(name));
    for (String end : List.of(".wants", ".requires", ".upholds")) {
      if (folder.endsWith(end)) {
        start(folder.substring(0, folder.length() - end.length()), name);
        fates.add(
            isKnown
                ? Fate.carried(at, "link", UnitMember.GROUP)
                : Fate.notCarried(at, "link", "its unit is missing"));
        return;
      }
    }
    fates.add(
        Fate.notCarried(at, "link", "another name of a unit: the manifest has one name for each"));
  }

  private void start(String by, String unit) {
    started.computeIfAbsent(by, key -> new LinkedHashSet<>()).add(numbered.renamed(unit));
  }

  /** Returns the words of a line that lists units. */
  static List<String> words(Assignment line) {
    return UnitWords.read(line.value(), UnitWords.Escapes.NONE).values();
  }

  /** Returns the target that starts the most services, by way of other targets too. */
  Optional<UnitSource> target() {
    Optional<UnitSource> best = Optional.empty();
    long most = 0;
    for (UnitSource unit : units.values()) {
      if (unit.unit().type().equals("target") && !SystemUnits.contains(unit.name())) {
        Set<String> targets = new LinkedHashSet<>();
        Set<String> reached = new LinkedHashSet<>();
        reach(unit.name(), targets, reached);
        long services =
            units.values().stream()
                .filter(other -> isStarted(other, reached) || isPart(other, targets))
                .count();
        if (services > most) {
          most = services;
          best = Optional.of(unit);
        }
      }
    }
    return best;
  }

  private static boolean isStarted(UnitSource unit, Set<String> reached) {
    String template = unit.name();
    return !template.endsWith(".target")
        && reached.stream()
            .anyMatch(name -> name.equals(template) || UnitName.template(name).equals(template));
  }

  private static boolean isPart(UnitSource unit, Set<String> targets) {
    return !unit.name().endsWith(".target")
        && Stream.of("PartOf", "StopPropagatedFrom")
            .flatMap(key -> unit.unit().all("Unit", key).stream())
            .flatMap(line -> words(line).stream())
            .anyMatch(targets::contains);
  }

  /** Adds what a target starts, by way of other targets too, in order. */
  void reach(String target, Set<String> targets, Set<String> reached) {
    if (!targets.add(target)) {
      return;
    }
    for (String unit : started.getOrDefault(target, Set.of())) {
      if (unit.endsWith(".target")) {
        if (units.containsKey(unit)) {
          reach(unit, targets, reached);
        }
      } else {
        reached.add(unit);
      }
    }
  }

  /** Whether the units are of a user's manager. */
  boolean isOfUser() {
    boolean isWanted = started.getOrDefault(OF_USERS, Set.of()).stream().anyMatch(this::isGiven);
    return isWanted && started.getOrDefault(MULTI_USER, Set.of()).stream().noneMatch(this::isGiven);
  }

  private boolean isGiven(String unit) {
    return units.containsKey(unit) || units.containsKey(UnitName.template(unit));
  }

  /** Returns all units that others start. */
  Set<String> all() {
    Set<String> all = new LinkedHashSet<>();
    started.values().forEach(all::addAll);
    return all;
  }

  /** Returns what became of the links. */
  List<Fate> fates() {
    return fates;
  }
}
