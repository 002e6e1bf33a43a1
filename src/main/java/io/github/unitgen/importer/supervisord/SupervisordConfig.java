package io.github.unitgen.importer.supervisord;

import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.supervisor.SupervisorFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All files of a supervisord together, as it puts them together: a section that comes twice is one,
 * and of a setting that comes twice the last counts.
 */
final class SupervisordConfig {
  private static final String DEFAULTS = "DEFAULT";
  private static final String HERE = "%(here)s";

  private final Map<String, Section> sections = new LinkedHashMap<>();

  /**
   * A setting that counts.
   *
   * @param at where it stands
   * @param key its name
   * @param value its value, with the folder of its file filled in
   * @param comments those behind it
   */
  record Entry(Place at, String key, String value, List<String> comments) {}

  /** A section with what is set in it, and comments of those who wrote it. */
  record Section(String name, Map<String, Entry> entries, List<String> comments) {
    /** What stands behind the colon, for those that have one. */
    String subject() {
      return name.substring(name.indexOf(':') + 1).strip();
    }

    boolean is(String kind) {
      return name.startsWith(kind + ":");
    }
  }

  /** Adds a file; {@code fates} learn of settings that a later one replaces. */
  void add(SupervisorFile file, String folder, Ledger fates) {
    for (SupervisorFile.Section section : file.sections()) {
      Section known =
          sections.computeIfAbsent(
              section.name().value(),
              name -> new Section(name, new LinkedHashMap<>(), new ArrayList<>()));
      known.comments().addAll(section.comments());
      for (SupervisorFile.Setting setting : section.settings()) {
        Entry entry =
            new Entry(
                setting.name().at(),
                setting.name().value(),
                setting.value().replace(HERE, folder),
                setting.comments());
        Entry former = known.entries().put(entry.key(), entry);
        if (former != null) {
          fates.approximated(
              former.at(), former.key(), "a later line sets it again, and that one counts");
        }
      }
    }
  }

  /** Without the one for defaults. */
  List<Section> sections() {
    return sections.values().stream().filter(section -> !section.name().equals(DEFAULTS)).toList();
  }

  Optional<Section> section(String name) {
    return Optional.ofNullable(sections.get(name));
  }

  /** What all sections have that do not set it themselves. */
  Map<String, Entry> defaults() {
    return section(DEFAULTS).map(Section::entries).orElse(Map.of());
  }

  /** What counts in {@code section}. */
  Optional<Entry> entry(Section section, String key) {
    Entry own = section.entries().get(key);
    return own == null ? Optional.ofNullable(defaults().get(key)) : Optional.of(own);
  }
}
