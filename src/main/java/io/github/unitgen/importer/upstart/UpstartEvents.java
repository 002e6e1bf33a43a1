package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.upstart.UpstartJob.Setting;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.meaning.upstart.Boot;
import io.github.unitgen.meaning.upstart.Runlevels;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Events;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What starts and stops a job that is a process of a group. */
final class UpstartEvents {
  /** Events of booting that come before runlevel 2. */
  private static final Set<String> BOOT =
      Set.of(
          "startup",
          "filesystem",
          "local-filesystems",
          "remote-filesystems",
          "virtual-filesystems",
          "all-swaps",
          "mounted",
          "mounting",
          "desktop-session-start");

  private static final Set<String> NETWORK =
      Set.of(
          "net-device-up",
          "net-device-added",
          "static-network-up",
          "net-interface-up",
          "deconfiguring-networking");

  private static final Set<String> NETWORK_JOBS =
      Set.of("networking", "network-interface", "network-manager", "network");

  private final UpstartJob job;
  private final String name;
  private final Optional<String> group;
  private final Set<String> members;
  private final Map<String, String> names;
  private final Ledger ledger;
  private final Map<String, Set<String>> order = new LinkedHashMap<>();

  /** {@code members}: the jobs that become processes; {@code names}: what these are called. */
  UpstartEvents(
      UpstartJob job,
      String name,
      Optional<String> group,
      Set<String> members,
      Map<String, String> names,
      Ledger ledger) {
    this.job = job;
    this.name = name;
    this.group = group;
    this.members = members;
    this.names = names;
    this.ledger = ledger;
  }

  /** The jobs that events of these names are about. */
  static Set<String> jobs(List<Events.Event> events, String... kinds) {
    Set<String> jobs = new LinkedHashSet<>();
    for (Events.Event event : events) {
      if (List.of(kinds).contains(event.name().value())) {
        Boot.job(event).map(Located::value).ifPresent(jobs::add);
      }
    }
    return jobs;
  }

  /** The expression on one line. */
  static String text(Setting setting) {
    String text = setting.text();
    int on = text.indexOf("on");
    String events = on < 0 ? text : text.substring(on + 2);
    if (events.indexOf('\n') < 0) {
      return events.strip();
    }
    StringBuilder plain = new StringBuilder();
    for (String line : events.split("\n", -1)) {
      int comment = line.startsWith("#") ? 0 : line.indexOf(" #");
      plain.append(comment < 0 ? line : line.substring(0, comment)).append(' ');
    }
    return plain.toString().replaceAll("\\s+", " ").strip();
  }

  /** Without what unitgen adds for the jobs that processes require. */
  static String withoutRequired(String events, Set<String> required) {
    String text = events;
    boolean found = false;
    for (String job : required) {
      String end = " and started " + job;
      found |= text.contains(end);
      text = text.replace(end, "");
    }
    boolean around = found && text.startsWith("(") && text.endsWith(")") && text.contains(" or ");
    return around ? text.substring(1, text.length() - 1) : text;
  }

  /** Adds what the process waits for. */
  void addTo(Map<String, Value> settings) {
    for (Setting setting : job.settings()) {
      if (setting.error().isPresent() || !setting.counts()) {
        continue;
      }
      switch (setting.name()) {
        case "start on" -> starts(setting);
        case "stop on" -> stops(setting);
        case "manual" ->
            ledger.add(
                Fate.notCarried(
                    setting.at(),
                    "manual",
                    "the group starts it: remove the process if that is not wanted"));
        default -> {}
      }
    }
    order.forEach((key, found) -> OtherProcesses.put(settings, key, found));
  }

  private void add(String key, String other) {
    order.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(other);
  }

  private void starts(Setting setting) {
    Set<String> how = new LinkedHashSet<>();
    Set<String> stopped = jobs(job.stopOn(), "stopping", "stopped");
    boolean lost = false;
    for (Events.Event event : job.startOn()) {
      String kind = event.name().value();
      String other = Boot.job(event).map(Located::value).orElse("");
      boolean boots =
          Runlevels.glob(event)
              .map(glob -> Runlevels.takes(glob, '2'))
              .orElse(kind.equals("runlevel"));
      if (boots || group.filter(other::equals).isPresent() || isManager(other)) {
        continue;
      }
      if (kind.equals("stopped") && other.equals("rc") || BOOT.contains(kind)) {
        how.add("it starts with the group, at boot");
      } else if (NETWORK.contains(kind) || NETWORK_JOBS.contains(other)) {
        add("wants", "network-online.target");
        how.add("`wants: network-online.target`");
      } else if (kind.equals("started") && !other.isEmpty() && isName(other)) {
        boolean requires = stopped.contains(other);
        String key = requires ? "requires" : members.contains(other) ? "after" : "wants";
        if (!requires) {
          add(key, called(other));
          how.add("`" + key + ": " + called(other) + "`");
        }
      } else if (kind.equals("starting") && isName(other) && !other.isEmpty()) {
        add("before", called(other));
        how.add("`before: " + called(other) + "`: it starts with the group");
      } else if (kind.equals("stopped") && isName(other) && !other.isEmpty()) {
        add("after", called(other));
        how.add("`after: " + called(other) + "`: it starts with the group");
      } else {
        lost = true;
        how.add("it starts with the group, not at the event " + kind);
      }
    }
    report(setting, how, lost, "start_on");
  }

  private void stops(Setting setting) {
    Set<String> how = new LinkedHashSet<>();
    Set<String> started = jobs(job.startOn(), "started", "starting");
    boolean lost = false;
    for (Events.Event event : job.stopOn()) {
      String kind = event.name().value();
      String other = Boot.job(event).map(Located::value).orElse("");
      boolean ends =
          Runlevels.glob(event)
              .map(glob -> Runlevels.takes(glob, '0'))
              .orElse(kind.equals("runlevel") || kind.equals("shutdown"));
      boolean ofGroup = group.filter(manager -> kind.equals(manager + "-stop")).isPresent();
      if (ends || ofGroup || group.filter(other::equals).isPresent() || isManager(other)) {
        continue;
      }
      if (kind.equals("stopping") && !other.isEmpty() && isName(other)) {
        add("requires", called(other));
        if (!members.contains(other) && !started.contains(other)) {
          how.add("`requires: " + called(other) + "`: it is started too");
        }
      } else if (kind.equals("stopped") && started.contains(other) && isName(other)) {
        add("requires", called(other));
        how.add("`requires: " + called(other) + "`: it stops before that");
      } else {
        lost = true;
        how.add("it stops with the group, not at the event " + kind);
      }
    }
    report(setting, how, lost, "stop_on");
  }

  private boolean isManager(String other) {
    return !other.isEmpty() && names.containsKey(other) && !members.contains(other);
  }

  private static boolean isName(String job) {
    return job.chars()
        .allMatch(c -> io.github.unitgen.manifest.Names.isNameCharacter(c) && c != '/');
  }

  private String called(String other) {
    return names.getOrDefault(other, other);
  }

  private void report(Setting setting, Set<String> how, boolean lost, String key) {
    String text = String.join("; ", how);
    if (lost) {
      ledger.add(
          Fate.notCarried(
              setting.at(),
              setting.name(),
              text + ": set `" + key + "` of the group, or start it by a command"));
    } else if (how.isEmpty()) {
      ledger.carried(
          setting.at(),
          setting.name(),
          name,
          order.containsKey("requires") ? "requires" : "(the group)");
    } else {
      ledger.add(Fate.approximated(setting.at(), setting.name(), text));
    }
  }
}
