package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.upstart.UpstartJob.Setting;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.meaning.upstart.ManagerScript;
import io.github.unitgen.meaning.upstart.ManagerScript.Start;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.upstart.Job;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The stanzas of managers, as keys of the group. */
final class ManagerStanzas {
  private final JobTree tree;
  private final JobNaming naming;
  private final UnaryOperator<String> groupName;
  private final Map<String, ProcessDraft> processes;
  private final Ledger ledger;

  /** {@code groupName}: of a group with this manager; {@code processes}: those of the group. */
  ManagerStanzas(
      JobTree tree,
      JobNaming naming,
      UnaryOperator<String> groupName,
      Map<String, ProcessDraft> processes,
      Ledger ledger) {
    this.tree = tree;
    this.naming = naming;
    this.groupName = groupName;
    this.processes = processes;
    this.ledger = ledger;
  }

  /** Adds the keys of the group; {@code isGroup}: the manager is its own, and none below it. */
  void addTo(Map<String, Value> keys, UpstartJob job, ManagerScript script, boolean isGroup) {
    String own = naming.names().getOrDefault(job.name(), job.name());
    Set<String> outside = new LinkedHashSet<>();
    for (Start start : script.starts()) {
      if (!tree.has(start.job())) {
        outside.add(start.job());
      }
    }
    boolean whole = script.unknown().isEmpty();
    for (Setting setting : job.settings()) {
      if (setting.error().isPresent() || !setting.counts()) {
        continue;
      }
      Place at = setting.at();
      String stanza = setting.name();
      switch (stanza) {
        case "description" -> {
          String text = setting.job().description().map(Located::value).orElse("");
          if (isGroup && !text.equals(job.name()) && !text.equals(groupName.apply(job.name()))) {
            keys.put("description", new Text(text));
          }
          if (isGroup) {
            ledger.carried(at, stanza, "", "description");
          } else {
            ledger.add(Fate.approximated(at, stanza, "dropped: the group has one description"));
          }
        }
        case "start on" -> boot(keys, setting, isGroup, "start_on", "runlevel [2345]", own);
        case "stop on" -> boot(keys, setting, isGroup, "stop_on", "runlevel [!2345]", own);
        case "env" -> {
          String variable = setting.job().env().get(0).value();
          int sign = variable.indexOf('=');
          String name = sign < 0 ? variable : variable.substring(0, sign);
          ledger.add(
              script.counts().contains(name)
                  ? Fate.carried(at, "env " + name, "count")
                  : whole
                      ? Fate.approximated(at, "env " + name, "dropped: a group has no variables")
                      : Fate.notCarried(
                          at, "env " + name, "a group has no variables: set it in `defaults`"));
        }
        case "pre-start", "post-start", "exec" -> scripts(setting, script, whole, outside);
        case "post-stop", "pre-stop" -> stops(setting);
        case "task", "manual" ->
            ledger.add(
                stanza.equals("task")
                    ? Fate.approximated(
                        at, stanza, "dropped: the group stays active with its processes")
                    : manual(at));
        default ->
            ledger.add(Fate.approximated(at, stanza, "dropped: it does not apply to a group"));
      }
    }
  }

  private static Fate manual(Place at) {
    return Fate.notCarried(
        at,
        "manual",
        "the group starts at boot: on systemd, leave it disabled to start it by hand");
  }

  private void boot(
      Map<String, Value> keys,
      Setting setting,
      boolean isGroup,
      String key,
      String usual,
      String own) {
    String text = UpstartEvents.text(setting);
    if (!isGroup) {
      ledger.add(
          Fate.approximated(
              setting.at(), setting.name(), "`" + own + "` starts and stops with the group"));
      return;
    }
    String plain = key.equals("start_on") ? UpstartEvents.withoutRequired(text, required()) : text;
    if (!plain.equals(usual)) {
      keys.put(key, new Text(plain));
    }
    ledger.carried(setting.at(), setting.name(), "", key);
  }

  /** The jobs outside of the group without which processes do not run. */
  private Set<String> required() {
    Set<String> required = new LinkedHashSet<>();
    for (ProcessDraft process : processes.values()) {
      for (String name : OtherProcesses.of(process.settings(), "requires")) {
        if (!processes.containsKey(name)) {
          required.add(name);
        }
      }
    }
    return required;
  }

  private void scripts(Setting setting, ManagerScript script, boolean whole, Set<String> outside) {
    if (!outside.isEmpty() && !processes.isEmpty()) {
      ProcessDraft first = processes.values().iterator().next();
      Map<String, Value> settings = new LinkedHashMap<>(first.settings());
      Set<String> wants = new LinkedHashSet<>(outside);
      wants.addAll(OtherProcesses.of(settings, "wants"));
      OtherProcesses.put(settings, "wants", wants);
      processes.put(
          first.name(),
          new ProcessDraft(first.name(), first.comments(), UpstartProcess.ordered(settings)));
      ledger.add(
          Fate.approximated(
              setting.at(),
              setting.name(),
              "`wants` of `" + first.name() + "`: it starts " + String.join(", ", outside)));
    }
    if (whole) {
      ledger.add(Fate.carried(setting.at(), setting.name(), "processes"));
    } else {
      ledger.add(
          Fate.notCarried(
              setting.at(),
              setting.name(),
              "it does more than start others (`"
                  + clipped(script.unknown().get(0))
                  + "`): add a process with `oneshot` for it"));
    }
  }

  private static String clipped(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private void stops(Setting setting) {
    Job said = setting.job();
    String text =
        said.commands().values().stream()
            .map(command -> command.text().value())
            .findFirst()
            .orElse("");
    ManagerScript script = new ManagerScript(text, Map.of());
    boolean only =
        script.unknown().stream()
                .allMatch(line -> line.startsWith("for ") || line.startsWith("while "))
            && script.starts().isEmpty();
    ledger.add(
        only
            ? Fate.carried(setting.at(), setting.name(), "processes")
            : Fate.notCarried(
                setting.at(),
                setting.name(),
                "it does more than stop others: a group runs nothing when it stops"));
  }
}
