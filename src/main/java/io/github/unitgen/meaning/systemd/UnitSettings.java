package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitFile.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The headers and assignments of a unit file, found by their names, and what was read of them. */
final class UnitSettings {
  /** The usual number of lines with commands, or with variables. */
  private static final int FEW = 4;

  private final List<Assignment> assignments;

  /** By key: rules ask for many that a unit lacks. */
  private final Map<String, Lines> byKey;

  /** By section and key, where a key is in more sections than any type of unit has. */
  private Map<String, Map<String, Lines>> others = Map.of();

  /** The first of each name. */
  private final Map<String, Section> headers = new HashMap<>();

  private final IdentityHashMap<Assignment, ExecLine> execLines = new IdentityHashMap<>(FEW);
  private final IdentityHashMap<Assignment, EnvironmentLine> environments =
      new IdentityHashMap<>(FEW);

  /** The assignments to a key in one section. */
  private static final class Lines {
    private static final int MOST_SECTIONS = 16;

    private final String section;
    private List<Assignment> all;

    /** Those in another section. */
    private final @Nullable Lines next;

    private final int sections;

    Lines(Assignment line, @Nullable Lines next) {
      this.section = line.section();
      this.all = List.of(line); // the case for nearly all
      this.next = next;
      this.sections = next == null ? 1 : next.sections + 1;
    }

    void add(Assignment line) {
      if (all.size() == 1) {
        all = new ArrayList<>(all);
      }
      all.add(line);
    }
  }

  UnitSettings(UnitFile file) {
    List<Line> lines = file.lines();
    this.assignments = new ArrayList<>(lines.size());
    this.byKey = new HashMap<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof Section section) {
        headers.putIfAbsent(section.name(), section);
      } else if (lines.get(i) instanceof Assignment assignment) {
        assignments.add(assignment);
        add(assignment);
      }
    }
  }

  private void add(Assignment line) {
    Lines known = find(line.section(), line.key());
    Lines first = byKey.get(line.key());
    if (known != null) {
      known.add(line);
    } else if (first == null || first.sections < Lines.MOST_SECTIONS) {
      byKey.put(line.key(), new Lines(line, first));
    } else {
      others = others.isEmpty() ? new HashMap<>() : others;
      others
          .computeIfAbsent(line.section(), none -> new HashMap<>())
          .put(line.key(), new Lines(line, null));
    }
  }

  private @Nullable Lines find(String section, String key) {
    for (Lines at = byKey.get(key); at != null; at = at.next) {
      if (at.section.equals(section)) {
        return at;
      }
    }
    Map<String, Lines> keys = others.isEmpty() ? null : others.get(section);
    return keys == null ? null : keys.get(key);
  }

  /** Returns all assignments, in file order. */
  List<Assignment> assignments() {
    return assignments;
  }

  /** Returns the assignments to {@code key} in all sections of that name, in file order. */
  List<Assignment> all(String section, String key) {
    Lines found = find(section, key);
    return found == null ? List.of() : found.all;
  }

  boolean has(String section) {
    return headers.containsKey(section);
  }

  /** Returns the first header of {@code section}. */
  Optional<Section> header(String section) {
    return Optional.ofNullable(headers.get(section));
  }

  /** Returns the commands of an {@code Exec…=} assignment, which are read once. */
  ExecLine exec(Assignment assignment) {
    return execLines.computeIfAbsent(assignment, line -> ExecLine.read(line.value()));
  }

  /** Returns the variables that an {@code Environment=} assignment sets, which are read once. */
  EnvironmentLine environment(Assignment assignment) {
    return environments.computeIfAbsent(assignment, line -> EnvironmentLine.read(line.value()));
  }
}
