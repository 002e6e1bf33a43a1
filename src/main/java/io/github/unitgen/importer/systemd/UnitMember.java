package io.github.unitgen.importer.systemd;

import io.github.unitgen.importer.systemd.ProcessKeys.Line;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service among the units to import, with the units that start it.
 *
 * @param name what the process is called
 * @param source the service
 * @param timer the one that starts it at times
 * @param socket the one that opens its sockets
 * @param instances the names of a template's instances; empty of a plain service
 * @param port that of the first instance, where each has the next one
 */
record UnitMember(
    String name,
    UnitSource source,
    Optional<UnitSource> timer,
    Optional<UnitSource> socket,
    Optional<List<String>> instances,
    Optional<Integer> port) {
  static final String DEFAULT = "the default";
  static final String GROUP = "the group";
  static final String LATER = "a later line, which overrides it";

  UnitMember {
    instances = instances.map(List::copyOf);
  }

  UnitInput unit() {
    return source.unit();
  }

  boolean isTemplate() {
    return instances.isPresent();
  }

  /** Whether it runs at times alone. */
  boolean isScheduled() {
    return timer.isPresent();
  }

  /** Whether one start runs it to its end, and the group waits for that. */
  boolean isStep() {
    return isOneshot() && !isScheduled() && !isTemplate() && socket.isEmpty();
  }

  /** Whether its commands run to their end, one after the other. */
  boolean isOneshot() {
    return unit().value("Service", "Type").equals("oneshot")
        || unit().value("Service", "Type").isEmpty()
            && unit().effective("Service", "ExecStart").isEmpty();
  }

  /** The lines of {@code key} that have no fate yet. */
  List<Line> open(String section, String key) {
    List<Line> open = new ArrayList<>();
    for (Assignment line : unit().all(section, key)) {
      if (source.isOpen(line)) {
        open.add(new Line(source, line));
      }
    }
    return open;
  }

  /** Those of several keys of {@code [Service]}. */
  List<Line> openOf(String... keys) {
    List<Line> open = new ArrayList<>();
    for (String key : keys) {
      open.addAll(open("Service", key));
    }
    return open;
  }

  /** All of a setting means what holds anyway, or what {@code key} says. */
  void carried(List<Line> lines, String key) {
    lines.forEach(line -> line.unit().carried(line.assignment(), key));
  }

  void approximated(List<Line> lines, String how) {
    lines.forEach(line -> line.unit().approximated(line.assignment(), how));
  }

  void notCarried(List<Line> lines, String toDo) {
    lines.forEach(line -> line.unit().notCarried(line.assignment(), toDo));
  }

  /** Gives lines that systemd itself makes nothing of their fate. */
  static void tellIgnored(UnitSource source) {
    UnitInput unit = source.unit();
    for (Assignment line : unit.assignments()) {
      Standing standing = Standing.of(unit, line);
      if (standing == Standing.FOREIGN && unit.isService()) {
        continue; // a manifest has such keys too
      }
      if (standing == Standing.FOREIGN || standing == Standing.UNKNOWN_SECTION) {
        source.notCarried(line, "systemd does not read it: write it as a comment");
      } else if (standing != Standing.KNOWN) {
        source.notCarried(line, "systemd ignores it: correct its name, or remove it");
      } else if (!unit.takes(line)) {
        source.notCarried(line, "systemd ignores this value: correct it, or remove it");
      }
    }
  }
}
