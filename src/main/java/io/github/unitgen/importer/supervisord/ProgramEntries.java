package io.github.unitgen.importer.supervisord;

import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.shared.WholeNumber;
import io.github.unitgen.importer.supervisord.SupervisordConfig.Entry;
import io.github.unitgen.importer.supervisord.SupervisordConfig.Section;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The entries of a program, as one of its processes has them, and what becomes of them. */
final class ProgramEntries {
  private final SupervisordConfig config;
  private final Section section;
  private final Map<String, String> known;
  private final Ledger fates;
  private int processes = 1;

  /** The number of the process that is being read; empty where it is that of the instance. */
  private Optional<Integer> number = Optional.of(0);

  /** {@code known}: values of placeholders, which may grow. */
  ProgramEntries(
      SupervisordConfig config, Section section, Map<String, String> known, Ledger fates) {
    this.config = config;
    this.section = section;
    this.known = known;
    this.fates = fates;
  }

  /** Goes on with the process of this number; empty: with all, told apart by their instances. */
  void read(Optional<Integer> process) {
    number = process;
  }

  /** Sets how many processes there are. */
  void count(int count) {
    processes = count;
  }

  /** Whether the program is in a section of this kind. */
  boolean isIn(String kind) {
    return section.is(kind);
  }

  /** Returns the entry of {@code key}, if there is one. */
  Optional<Entry> entry(String key) {
    return config.entry(section, key);
  }

  /** Returns the value as the process would have it; those that supervisord refuses are empty. */
  Optional<String> filled(Entry entry) {
    return SupervisordText.filled(entry.value(), known, number, processes);
  }

  /** Returns a whole number in the bounds; any other value is not carried over. */
  Optional<Integer> integer(Entry entry, int least, int most) {
    Optional<Integer> value =
        SupervisordText.filled(entry.value(), known, Optional.of(0), 1)
            .flatMap(WholeNumber::of)
            .filter(n -> n >= least && n <= most);
    if (value.isEmpty()) {
      fates.notCarried(
          entry.at(), entry.key(), "write a whole number from " + least + " to " + most);
    }
    return value;
  }

  /** Returns a truth value; supervisord refuses any other one. */
  Optional<Boolean> bool(Entry entry) {
    Optional<Boolean> value = filled(entry).flatMap(ProgramEntries::truth);
    if (value.isEmpty()) {
      refused(entry, "write true or false");
    }
    return value;
  }

  /** Returns what {@code text} means as a truth value; empty if it is none. */
  static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "on", "1" -> Optional.of(true);
      case "no", "false", "off", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  void carried(Entry entry, String key) {
    fates.carried(entry.at(), entry.key(), key);
  }

  void approximated(Entry entry, String how) {
    fates.approximated(entry.at(), entry.key(), how);
  }

  void refused(Entry entry, String toDo) {
    fates.notCarried(entry.at(), entry.key(), "supervisord rejects this value: " + toDo);
  }

  /** Adds a setting for the service units alone. */
  static void raw(Map<String, Value> settings, String key, Value value) {
    Map<String, Value> service = new LinkedHashMap<>();
    if (settings.get("systemd") instanceof Entries sections
        && sections.values().get("Service") instanceof Entries known) {
      service.putAll(known.values());
    }
    service.put(key, value);
    settings.put("systemd", new Entries(Map.of("Service", new Entries(service))));
  }

  /** Returns octal digits without the prefix of Python; 9, which nothing accepts, for others. */
  static String octal(String text) {
    String digits = text.startsWith("0o") ? text.substring(2) : text;
    return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9') ? digits : "9";
  }
}
