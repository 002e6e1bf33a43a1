package io.github.unitgen.importer.supervisord;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.WholeNumber;
import io.github.unitgen.importer.supervisord.SupervisordConfig.Entry;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How supervisord stops a program and starts it again. */
final class ProgramSupervision {
  /** More retries than these are meant to have no end. */
  private static final int MOST_RETRIES = 1000;

  private final ProgramEntries entries;

  ProgramSupervision(ProgramEntries entries) {
    this.entries = entries;
  }

  /** Adds the keys to {@code settings}. */
  void addTo(Map<String, Value> settings) {
    stop(settings);
    restarts(settings);
  }

  private void stop(Map<String, Value> settings) {
    entries
        .entry("stopsignal")
        .ifPresent(
            entry -> {
              Optional<String> name = entries.filled(entry).flatMap(ProgramSupervision::signal);
              if (name.isEmpty()
                  || DraftCheck.refusal("stop_signal", new Text(name.get())).isPresent()) {
                entries.refused(
                    entry, "write a signal that ends the program, such as TERM or QUIT");
              } else {
                if (!name.get().equals("TERM")) {
                  settings.put("stop_signal", new Text(name.get()));
                }
                entries.carried(entry, "stop_signal");
              }
            });
    entries
        .entry("stopwaitsecs")
        .flatMap(entry -> entries.integer(entry, 0, 100_000_000))
        .ifPresent(
            seconds -> {
              Entry entry = entries.entry("stopwaitsecs").orElseThrow();
              if (seconds != 30) {
                settings.put("stop_timeout", new Text(duration(Math.max(1, seconds))));
              }
              if (seconds == 0) {
                entries.approximated(entry, "`stop_timeout: 1s`: no init kills immediately");
              } else {
                entries.carried(entry, "stop_timeout");
              }
            });
    Optional<Boolean> group = entries.entry("stopasgroup").flatMap(entries::bool);
    if (group.isPresent()) {
      Entry entry = entries.entry("stopasgroup").orElseThrow();
      if (group.get()) {
        ProgramEntries.raw(settings, "KillMode", new Text("control-group"));
        entries.carried(entry, "systemd.Service.KillMode");
      } else {
        entries.carried(entry, "kill");
      }
    }
    entries
        .entry("killasgroup")
        .flatMap(entries::bool)
        .ifPresent(
            all -> {
              if (!all && !group.orElse(false)) {
                settings.put("kill", new Text("main"));
              }
              entries.carried(entries.entry("killasgroup").orElseThrow(), "kill");
            });
  }

  private static String duration(int seconds) {
    return seconds % 60 == 0 && seconds >= 120 ? seconds / 60 + "min" : seconds + "s";
  }

  private static Optional<String> signal(String written) {
    String name = written.strip().toUpperCase(Locale.ROOT);
    if (!name.isEmpty() && name.length() < 4 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Signals.name(Integer.parseInt(name));
    }
    String plain = name.startsWith("SIG") ? name.substring(3) : name;
    return Signals.number(plain).flatMap(Signals::name);
  }

  private void restarts(Map<String, Value> settings) {
    Optional<Entry> policy = entries.entry("autorestart");
    String again =
        policy.flatMap(entries::filled).map(t -> t.toLowerCase(Locale.ROOT)).orElse("unexpected");
    Optional<Boolean> always =
        again.equals("unexpected") ? Optional.empty() : ProgramEntries.truth(again);
    policy.ifPresent(
        entry -> {
          if (again.equals("unexpected") || always.isPresent()) {
            entries.carried(entry, "restart");
          } else {
            entries.refused(entry, "write true, false or unexpected");
          }
        });
    always.ifPresent(yes -> settings.put("restart", new Text(yes ? "always" : "never")));
    exitCodes(always, settings);
    entries
        .entry("startretries")
        .flatMap(entry -> entries.integer(entry, 0, Integer.MAX_VALUE))
        .ifPresent(
            retries -> {
              Entry entry = entries.entry("startretries").orElseThrow();
              String limit = limit(retries);
              if (always.equals(Optional.of(false))) {
                entries.approximated(entry, "`restart: never` also applies to a failed start");
              } else {
                settings.put("restart_limit", new Text(limit));
                entries.approximated(
                    entry, "`restart_limit: " + limit + "`: it counts each restart in that time");
              }
            });
    entries
        .entry("startsecs")
        .flatMap(entry -> entries.integer(entry, 0, Integer.MAX_VALUE))
        .ifPresent(
            seconds -> {
              Entry entry = entries.entry("startsecs").orElseThrow();
              if (seconds == 0) {
                entries.carried(entry, Fate.DEFAULT);
              } else {
                entries.approximated(
                    entry,
                    "it counts as started once it runs; `restart_limit` stops a loop of failed starts");
              }
            });
  }

  /** As the manifest fills it in where nothing is said: the delays must fit into the time. */
  private static String limit(int retries) {
    if (retries > MOST_RETRIES) {
      return "none";
    }
    int restarts = Math.max(1, retries);
    return restarts + " in " + duration(Math.max(30, (restarts + 1) * 3));
  }

  private void exitCodes(Optional<Boolean> always, Map<String, Value> settings) {
    Optional<Entry> entry = entries.entry("exitcodes");
    if (entry.isEmpty()) {
      return;
    }
    List<String> codes = new ArrayList<>();
    for (String written : entries.filled(entry.get()).orElse("x").split(",", -1)) {
      Optional<Integer> code = WholeNumber.of(written).filter(n -> n >= 0 && n <= 255);
      if (code.isEmpty() && !(codes.isEmpty() && written.isEmpty())) {
        entries.refused(entry.get(), "write codes from 0 to 255, such as 0,2");
        return;
      }
      code.map(n -> Integer.toString(n)).filter(n -> !codes.contains(n)).ifPresent(codes::add);
    }
    if (always.isPresent()) {
      // Without effect: autorestart is the same after each exit.
      entries.carried(entry.get(), "restart");
    } else if (codes.contains("0")) {
      codes.remove("0");
      if (!codes.isEmpty()) {
        settings.put("success_exit", new Items(codes));
      }
      entries.carried(entry.get(), "success_exit");
    } else {
      settings.put("restart", new Text("always"));
      if (!codes.isEmpty()) {
        ProgramEntries.raw(settings, "RestartPreventExitStatus", new Text(String.join(" ", codes)));
      }
      entries.approximated(
          entry.get(),
          "`restart: always`, since 0 is not among them, and `RestartPreventExitStatus=` for"
              + " systemd; Upstart restarts after each of them");
    }
  }
}
