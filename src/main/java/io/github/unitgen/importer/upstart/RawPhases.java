package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.shared.Undisclosed;
import io.github.unitgen.importer.upstart.UpstartJob.Setting;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The phases of a job that have no key, and what it expects of its program. */
final class RawPhases {
  private final JobDraft draft;
  private final UpstartJob job;
  private final String name;
  private final Map<String, Value> settings;
  private final RawBlocks raw;
  private final Ledger ledger;

  /** Adds to what {@code draft} holds. */
  RawPhases(JobDraft draft) {
    this.draft = draft;
    this.job = draft.job();
    this.name = draft.name();
    this.settings = draft.settings();
    this.raw = draft.raw();
    this.ledger = draft.ledger();
  }

  /** Reads the phases after the start; {@code asRoot}: the command alone runs as the user. */
  void add(boolean asRoot) {
    job.last("post-start").ifPresent(s -> phase(s, Job.Phase.POST_START, "ExecStartPost", asRoot));
    job.last("pre-stop").ifPresent(s -> phase(s, Job.Phase.PRE_STOP, "ExecStop", asRoot));
    String stop = job.has("exec") ? "ExecStopPost" : "ExecStop";
    job.last("post-stop").ifPresent(s -> phase(s, Job.Phase.POST_STOP, stop, asRoot));
  }

  /** Reads how Upstart learns that the program has started. */
  void expect(Setting setting, JobStart start) {
    Job.Expect expect = setting.job().expect().map(Located::value).orElse(Job.Expect.NONE);
    String text = settings.get("command") instanceof Text command ? command.text() : "";
    boolean stays = start.isBroughtBack() || Workers.main(Commands.of(text)).isPresent();
    switch (expect) {
      case NONE -> draft.carried(setting, "(the default)");
      case STOP -> {
        draft.stanza(setting);
        ledger.add(
            Fate.approximated(
                setting.at(),
                setting.name(),
                "`upstart`: systemd does not wait for the SIGSTOP; use `notify` there"));
      }
      default -> {
        if (stays) {
          ledger.add(
              Fate.approximated(
                  setting.at(), setting.name(), "removed: the program stays in the foreground"));
        } else {
          draft.stanza(setting);
          raw.directive("Type", "forking");
          ledger.approximated(
              setting.at(),
              setting.name(),
              name,
              "systemd",
              "kept as it is: it is better to keep the program in the foreground, and to"
                  + " remove `Type: forking` and `expect`");
        }
      }
    }
  }

  /** A phase that has no key, in the words of both inits. */
  private void phase(Setting setting, Job.Phase phase, String directive, boolean asRoot) {
    Job.Command command = job.command(phase).orElseThrow();
    String text = command.text().value();
    String script = command.isScript() ? text.strip() : "exec " + text.strip();
    List<Fate> secrets = new ArrayList<>();
    Undisclosed.script(script, setting.at(), secrets);
    if (!secrets.isEmpty()) {
      secrets.forEach(ledger::add);
      return;
    }
    if (Phases.talksToInit(script)) {
      ledger.add(
          Fate.notCarried(
              setting.at(),
              setting.name(),
              "on systemd: it calls Upstart commands; rewrite `" + directive + "=`"));
      return;
    }
    String own = InstanceText.named(draft.instance().replaced(script, InstanceText.MARK), name);
    List<String> words =
        ToldScript.of(InstanceText.named(script, name), job.environment(), draft.instance())
            .filter(told -> told.programs().size() == 1 && told.exports().isEmpty())
            .filter(told -> told.files().isEmpty() && told.directory().isEmpty())
            .map(told -> told.programs().get(0))
            .orElse(List.of("/bin/sh", "-e", "-c", own));
    if (raw.directive(directive, asRoot ? "+" : "", words)) {
      if (asRoot) {
        ledger.approximated(
            setting.at(),
            setting.name(),
            name,
            "systemd",
            "root ran it: `" + directive + "=+…` on systemd; on Upstart `user` runs it now");
      } else if (job.has("exec")) {
        ledger.carried(setting.at(), setting.name(), name, "systemd");
      } else {
        ledger.approximated(
            setting.at(),
            setting.name(),
            name,
            "systemd",
            "`" + directive + "=` on systemd; on Upstart a step runs nothing when it stops");
      }
    } else {
      ledger.add(
          Fate.notCarried(
              setting.at(),
              setting.name(),
              "it cannot be written to a unit file: put it in a file"));
    }
  }
}
