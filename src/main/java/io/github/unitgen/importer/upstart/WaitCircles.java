package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.upstart.UpstartJob.Setting;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Processes that would wait for each other. */
final class WaitCircles {
  private final JobTree tree;
  private final Map<String, ProcessDraft> processes;
  private final Map<String, String> names;
  private final Ledger ledger;

  /** {@code processes}: by their names; {@code names}: of the processes, by their jobs. */
  WaitCircles(
      JobTree tree, Map<String, ProcessDraft> processes, Map<String, String> names, Ledger ledger) {
    this.tree = tree;
    this.processes = processes;
    this.names = names;
    this.ledger = ledger;
  }

  /** Removes what has two processes wait for each other, the later one in the files. */
  void remove() {
    Map<String, Set<String>> waits = new LinkedHashMap<>();
    processes.keySet().forEach(name -> waits.put(name, new LinkedHashSet<>()));
    for (String key : List.of("requires", "wants", "after", "before")) {
      for (ProcessDraft process : List.copyOf(processes.values())) {
        String name = process.name();
        Set<String> kept = new LinkedHashSet<>();
        Set<String> dropped = new LinkedHashSet<>();
        for (String other : OtherProcesses.of(process.settings(), key)) {
          String from = key.equals("before") ? other : name;
          String to = key.equals("before") ? name : other;
          if (waits.containsKey(other) && reaches(waits, to, from)) {
            dropped.add(other);
          } else {
            kept.add(other);
            waits.computeIfAbsent(from, none -> new LinkedHashSet<>()).add(to);
          }
        }
        if (!dropped.isEmpty()) {
          Map<String, Value> settings = new LinkedHashMap<>(process.settings());
          settings.remove(key);
          OtherProcesses.put(settings, key, kept);
          processes.put(
              name, new ProcessDraft(name, process.comments(), UpstartProcess.ordered(settings)));
          circle(name, key, dropped);
        }
      }
    }
  }

  private void circle(String process, String key, Set<String> others) {
    names.forEach(
        (job, name) -> {
          if (name.equals(process) && !tree.isManager(job)) {
            Optional<Setting> said =
                tree.job(job).last(key.equals("requires") ? "stop on" : "start on");
            ledger.add(
                Fate.notCarried(
                    said.map(Setting::at).orElse(tree.job(job).place()),
                    said.map(Setting::name).orElse("start on"),
                    "`"
                        + key
                        + ": "
                        + String.join(", ", others)
                        + "` would make processes wait for each other: set the order yourself"));
          }
        });
  }

  /** Whether {@code from} waits for {@code to}, or is it. */
  private static boolean reaches(Map<String, Set<String>> waits, String from, String to) {
    Deque<String> open = new ArrayDeque<>(List.of(from));
    Set<String> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      String next = open.pop();
      if (next.equals(to)) {
        return true;
      }
      if (seen.add(next)) {
        open.addAll(waits.getOrDefault(next, Set.of()));
      }
    }
    return false;
  }
}
