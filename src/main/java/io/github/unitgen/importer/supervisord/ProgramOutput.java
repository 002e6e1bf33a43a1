package io.github.unitgen.importer.supervisord;

import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.supervisord.SupervisordConfig.Entry;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the output of a program goes. */
final class ProgramOutput {
  private static final String LOG = "the init logs the output (journalctl, /var/log/upstart)";
  private static final Set<String> DISCARDED = Set.of("none", "off", "/dev/null");

  private final ProgramEntries entries;
  private final Ledger fates;

  ProgramOutput(ProgramEntries entries, Ledger fates) {
    this.entries = entries;
    this.fates = fates;
  }

  /** Adds the keys to {@code settings}. */
  void addTo(Map<String, Value> settings) {
    boolean joined = false;
    Optional<Entry> redirect = entries.entry("redirect_stderr");
    if (redirect.isPresent()) {
      joined = redirect.flatMap(entries::bool).orElse(false);
      entries.carried(redirect.get(), "the init writes both to one log");
    }
    boolean out = stream("stdout", settings);
    boolean err = stream("stderr", settings) || joined && out;
    if (joined && out) {
      ProgramEntries.raw(settings, "StandardError", new Text("null"));
    }
    if (out && err) {
      settings.put("upstart", new Items(List.of("console none")));
    }
  }

  /** Whether nobody keeps the output. */
  private boolean stream(String name, Map<String, Value> settings) {
    Optional<Entry> file = entries.entry(name + "_logfile");
    boolean discarded =
        file.flatMap(entries::filled)
            .filter(path -> DISCARDED.contains(path.toLowerCase(Locale.ROOT)))
            .isPresent();
    if (discarded) {
      String key = name.equals("stdout") ? "StandardOutput" : "StandardError";
      ProgramEntries.raw(settings, key, new Text("null"));
      entries.carried(file.orElseThrow(), "systemd.Service." + key);
    } else {
      file.ifPresent(entry -> entries.approximated(entry, LOG));
    }
    for (String about : List.of("_logfile_maxbytes", "_logfile_backups")) {
      entries
          .entry(name + about)
          .ifPresent(
              entry ->
                  entries.approximated(
                      entry,
                      "the init limits its log: SystemMaxUse= of journald.conf, logrotate of"
                          + " Upstart"));
    }
    entries
        .entry(name + "_syslog")
        .ifPresent(
            entry ->
                entries.approximated(entry, "the journal forwards it to syslog, if there is one"));
    for (String about : List.of("_capture_maxbytes", "_events_enabled")) {
      entries.entry(name + about).ifPresent(this::events);
    }
    return discarded;
  }

  private void events(Entry entry) {
    boolean off =
        entries
            .filled(entry)
            .map(text -> text.equals("0") || ProgramEntries.truth(text).equals(Optional.of(false)))
            .orElse(false);
    if (off) {
      entries.approximated(entry, "the init has no such events");
    } else {
      fates.notCarried(
          entry.at(), entry.key(), "no init sends such events: let the listener read the journal");
    }
  }
}
