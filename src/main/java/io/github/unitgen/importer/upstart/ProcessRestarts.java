package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.upstart.UpstartJob.Setting;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Job;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When Upstart restarts a job, and after which exits it does not. */
final class ProcessRestarts {
  /** Signals by which a service may die without a failure (systemd.service(5)). */
  private static final List<String> SERVICE_DEFAULTS = List.of("HUP", "INT", "PIPE", "TERM");

  /** The limit of a job that sets none (init 1.13, {@code job_class.h}). */
  private static final Job.RespawnLimit UPSTARTS_OWN = new Job.RespawnLimit(10, 5);

  private final JobDraft draft;
  private final UpstartJob job;
  private final String name;
  private final Map<String, Value> settings;
  private final RawBlocks raw;
  private final Ledger ledger;

  /** Adds to what {@code draft} holds. */
  ProcessRestarts(JobDraft draft) {
    this.draft = draft;
    this.job = draft.job();
    this.name = draft.name();
    this.settings = draft.settings();
    this.raw = draft.raw();
    this.ledger = draft.ledger();
  }

  /** Upstart restarts after each exit that is not said to be a normal one. */
  void respawn(Setting setting) {
    Set<String> normal = normal();
    if (!normal.contains("0")) {
      settings.put("restart", new Text("always"));
    }
    draft.carried(setting, "restart");
    if (!job.has("respawn limit")) {
      limit(UPSTARTS_OWN);
    }
  }

  /** Reads the limit of restarts. */
  void respawnLimit(Setting setting) {
    Job.RespawnLimit limit = setting.job().respawnLimit().map(Located::value).orElse(UPSTARTS_OWN);
    if (!job.has("respawn")) {
      ledger.add(
          Fate.approximated(
              setting.at(), setting.name(), "dropped: without `respawn` it is never restarted"));
      return;
    }
    limit(limit);
    if (!limit.isUnlimited() && limit.count() + 1L >= limit.seconds() * 10L) {
      ledger.approximated(
          setting.at(),
          setting.name(),
          name,
          "restart_limit",
          "`restart_limit`, which systemd does not meet: it waits 100ms before each restart");
    } else {
      draft.carried(setting, "restart_limit");
    }
  }

  /** Upstart restarts at once: with a second between restarts, short limits would never be met. */
  private void limit(Job.RespawnLimit limit) {
    if (limit.isUnlimited()) {
      settings.put("restart_limit", new Text("none"));
    } else if (limit.count() != 5 || limit.seconds() != 30) {
      settings.put("restart_limit", new Text(limit.count() + " in " + limit.seconds() + "s"));
    }
    if (!limit.isUnlimited() && limit.count() + 1L >= limit.seconds()) {
      settings.put("restart_delay", new Text("100ms"));
    }
  }

  /** The exits that are normal, signals by their name. */
  private Set<String> normal() {
    Set<String> normal = new LinkedHashSet<>();
    for (Setting setting : job.settings()) {
      if (setting.error().isEmpty()) {
        for (Located<Job.NormalExit> exit : setting.job().normalExit()) {
          int number = exit.value().number();
          normal.add(
              exit.value().isSignal()
                  ? UpstartSignals.called(exit.at().text(), number).orElse("")
                  : Integer.toString(number));
        }
      }
    }
    return normal;
  }

  /** Reads which exits are normal. */
  void normalExit(Setting setting) {
    Set<String> normal = normal();
    boolean restarts = job.has("respawn");
    if (restarts && !normal.contains("0")) {
      draft.stanza(setting);
      raw.directive("RestartPreventExitStatus", String.join(" ", normal));
      draft.carried(setting, "systemd");
      return;
    }
    Set<String> others = new LinkedHashSet<>(normal);
    others.remove("0");
    boolean all = others.containsAll(SERVICE_DEFAULTS);
    if (!job.has("task")) {
      SERVICE_DEFAULTS.forEach(others::remove);
    }
    if (!others.isEmpty()) {
      settings.put(
          "success_exit",
          others.size() == 1 ? exit(others.iterator().next()) : new Items(List.copyOf(others)));
    }
    if (restarts && !all) {
      ledger.approximated(
          setting.at(),
          setting.name(),
          name,
          "restart",
          "`restart: on-failure`: death by HUP, INT, PIPE or TERM is not a failure");
    } else {
      draft.carried(setting, others.isEmpty() ? "restart" : "success_exit");
    }
  }

  private static Value exit(String exit) {
    return Character.isDigit(exit.charAt(0)) ? new Word(exit) : new Text(exit);
  }
}
