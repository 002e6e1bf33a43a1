package io.github.unitgen.importer.upstart;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.KeyOrder;
import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.shared.Remarks;
import io.github.unitgen.importer.shared.Undisclosed;
import io.github.unitgen.importer.upstart.UpstartJob.Setting;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Daemonizing;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.upstart.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One job with a main process as the keys of a process, without those that start and stop it. */
final class UpstartProcess {
  /** Statements of other stanzas that only Upstart knows, and that change nothing that runs. */
  private static final Set<String> ABOUT = Set.of("author", "version", "emits", "export", "debug");

  private final UpstartJob job;
  private final String name;
  private final InstanceText instance;
  private final Optional<Value> schedule;
  private final Map<String, Value> settings = new LinkedHashMap<>();
  private final Map<String, Value> env = new LinkedHashMap<>();
  private final Map<String, Value> limits = new LinkedHashMap<>();
  private final RawBlocks raw = new RawBlocks();
  private final Ledger ledger;
  private final JobDraft draft;
  private final ProcessRestarts restarts;
  private final RawPhases rawPhases;
  private boolean leaves;

  /**
   * Adds to {@code ledger}.
   *
   * @param name what the process is called
   * @param schedule when it runs, where cron starts it
   * @param numbered it is one of several that get ports in a row
   */
  UpstartProcess(
      UpstartJob job,
      String name,
      InstanceText instance,
      Optional<Value> schedule,
      boolean numbered,
      Ledger ledger) {
    this.job = job;
    this.name = name;
    this.instance = instance;
    this.schedule = schedule;
    this.ledger = ledger;
    this.draft = new JobDraft(job, name, instance, settings, raw, ledger);
    this.restarts = new ProcessRestarts(draft);
    this.rawPhases = new RawPhases(draft);
    for (Setting setting : job.settings()) {
      if (setting.error().isEmpty() && setting.counts()) {
        setting(setting);
      }
    }
    job.last("exec").or(() -> job.last("pre-start")).ifPresent(this::commands);
    if (!job.has("exec")) {
      settings.put("oneshot", new Word("true"));
    }
    schedule.ifPresent(times -> settings.put("schedule", times));
    if (!job.has("respawn")
        && !settings.containsKey("oneshot")
        && !settings.containsKey("schedule")) {
      settings.put("restart", new Text("never"));
    }
    port(numbered);
  }

  /** Whether it leaves the foreground, and nothing is known that keeps it there. */
  boolean leaves() {
    return leaves;
  }

  /** The comments of its scripts that its commands no longer have. */
  List<String> comments() {
    List<String> lost = new ArrayList<>();
    String kept = settings.toString();
    for (Job.Phase phase : List.of(Job.Phase.PRE_START, Job.Phase.MAIN)) {
      job.command(phase)
          .filter(Job.Command::isScript)
          .ifPresent(
              command ->
                  command
                      .text()
                      .value()
                      .lines()
                      .map(String::strip)
                      .filter(line -> line.startsWith("#") && !kept.contains(line))
                      .forEach(lost::add));
    }
    return Remarks.of(lost);
  }

  /** The keys, without those that tell when it runs. */
  Map<String, Value> settings() {
    return settings;
  }

  /** The keys in the order in which people write them. */
  static Map<String, Value> ordered(Map<String, Value> settings) {
    Map<String, Value> ordered = KeyOrder.ordered(settings);
    ordered.replaceAll((key, value) -> InstanceText.filled(value));
    return ordered;
  }

  private void setting(Setting setting) {
    Job said = setting.job();
    Place at = setting.at();
    String stanza = setting.name();
    switch (stanza) {
      case "description" -> description(setting);
      case "env" -> said.env().forEach(variable -> variable(variable, at));
      case "setuid" -> key(setting, "user", said.setuid());
      case "setgid" -> key(setting, "group", said.setgid());
      case "chdir" -> {
        settings.put("directory", literal(said.chdir()));
        draft.carried(setting, "directory");
      }
      case "umask" -> number(setting, "umask");
      case "nice" -> number(setting, "nice");
      case "oom" -> {
        int score = said.oomScore().map(Located::value).orElse(0);
        settings.put("oom_score_adjust", new Word(Integer.toString(score)));
        draft.carried(setting, "oom_score_adjust");
      }
      case "kill timeout" -> {
        long seconds = said.killTimeout().map(Located::value).orElse(5L);
        settings.put("stop_timeout", new Text(seconds + "s"));
        draft.carried(setting, "stop_timeout");
      }
      case "kill signal" -> signal(setting, "stop_signal", said.killSignal());
      case "reload signal" -> signal(setting, reloadKey(said), said.reloadSignal());
      case "respawn" -> restarts.respawn(setting);
      case "respawn limit" -> restarts.respawnLimit(setting);
      case "normal exit" -> restarts.normalExit(setting);
      case "console" -> console(setting);
      case "expect" -> {}
      case "task" -> {
        if (schedule.isPresent()) {
          draft.carried(setting, "schedule");
        } else if (instance.variable().isPresent()) {
          settings.put("restart", new Text("never"));
          ledger.add(
              Fate.approximated(
                  at, stanza, "`restart: never`: a step runs once, and this one has instances"));
        } else {
          settings.put("oneshot", new Word("true"));
          draft.carried(setting, "oneshot");
        }
      }
      case "chroot" -> {
        raw.directive("RootDirectory", said.chroot().map(Located::value).orElse("/"));
        draft.stanza(setting);
        draft.carried(setting, "systemd");
      }
      case "apparmor switch" -> {
        raw.directive("AppArmorProfile", said.apparmorSwitch().map(Located::value).orElse(""));
        draft.stanza(setting);
        draft.carried(setting, "systemd");
      }
      case "apparmor load" -> {
        draft.stanza(setting);
        ledger.add(
            Fate.approximated(
                at, stanza, "`upstart`: on systemd load it with apparmor.service, at boot"));
      }
      case "cgroup" -> {
        draft.stanza(setting);
        ledger.add(
            Fate.approximated(
                at, stanza, "`upstart`: on systemd use `limits` with memory, tasks or cpu"));
      }
      case "usage" -> usage(setting);
      case "instance" -> {}
      case "post-start", "pre-stop", "post-stop" -> {
        List<Fate> secrets = new ArrayList<>();
        Undisclosed.script(setting.text(), at, secrets);
        if (job.has("exec") && secrets.isEmpty()) {
          draft.stanza(setting);
        }
      }
      default -> {
        if (stanza.startsWith("limit ")) {
          limit(setting, stanza.substring("limit ".length()));
        } else if (ABOUT.contains(stanza)) {
          draft.stanza(setting);
          draft.carried(setting, "upstart");
        }
      }
    }
  }

  private void description(Setting setting) {
    String text = setting.job().description().map(Located::value).orElse("");
    if (!text.equals(name)) {
      settings.put("description", new Text(text));
    }
    draft.carried(setting, "description");
  }

  private void key(Setting setting, String key, Optional<Located<String>> value) {
    settings.put(key, new Text(value.map(Located::value).orElse("")));
    draft.carried(setting, key);
  }

  private static Value literal(Optional<Located<String>> value) {
    return ManifestDraft.literal(value.map(Located::value).orElse(""));
  }

  private void number(Setting setting, String key) {
    String written = setting.text().substring(setting.name().length()).strip();
    boolean plain =
        written.length() < 6 && written.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-');
    settings.put(key, plain ? new Word(written) : new Text(written));
    draft.carried(setting, key);
  }

  private void signal(Setting setting, String key, Optional<Located<Integer>> number) {
    Optional<String> signal =
        number.flatMap(n -> UpstartSignals.called(lastWord(setting), n.value()));
    boolean plain = signal.equals(Optional.of("TERM")) && key.equals("stop_signal");
    if (signal.isEmpty()) {
      ledger.add(
          Fate.notCarried(
              setting.at(), setting.name(), "no signal has this number: set `" + key + "`"));
      return;
    }
    if (!plain) {
      settings.put(key, new Text(signal.get()));
    }
    draft.carried(setting, key);
  }

  private static String lastWord(Setting setting) {
    String text = setting.text().strip();
    return text.substring(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t')) + 1);
  }

  /** A worker is quieted, a server reads its files again. */
  private String reloadKey(Job said) {
    String signal = said.reloadSignal().flatMap(n -> Signals.name(n.value())).orElse("HUP");
    boolean quiets = signal.equals("USR1") || signal.equals("TSTP");
    String text = job.command(Job.Phase.MAIN).map(c -> c.text().value()).orElse("");
    boolean worker = text.contains("sidekiq") || Workers.main(Commands.of(text)).isPresent();
    return quiets && (worker || signal.equals("TSTP")) ? "quiet_signal" : "reload_signal";
  }

  private void console(Setting setting) {
    Job.Console console = setting.job().console().map(Located::value).orElse(Job.Console.LOG);
    if (console != Job.Console.LOG) {
      draft.stanza(setting);
      raw.directive("StandardOutput", console == Job.Console.NONE ? "null" : "journal+console");
    }
    draft.carried(setting, console == Job.Console.LOG ? Fate.DEFAULT : "systemd");
  }

  private void usage(Setting setting) {
    if (instance.variable().isPresent()) {
      ledger.add(
          Fate.approximated(
              setting.at(), setting.name(), "rewritten: instances are told apart by `index`"));
      return;
    }
    draft.stanza(setting);
    draft.carried(setting, "upstart");
  }

  private void limit(Setting setting, String resource) {
    String key = resource.equals("cpu") ? "cpu_time" : resource;
    for (Located<Job.Limit> limit : setting.job().limits().values()) {
      String soft = number(limit.value().soft());
      String hard = number(limit.value().hard());
      String text = soft.equals(hard) ? soft : soft + ":" + hard;
      boolean plain = text.chars().allMatch(c -> c >= '0' && c <= '9');
      limits.put(key, plain ? new Word(text) : new Text(text));
    }
    settings.put("limits", new Entries(limits));
    draft.carried(setting, "limits");
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Long.toUnsignedString(value.getAsLong()) : "infinity";
  }

  private void variable(Located<String> written, Place at) {
    int sign = written.value().indexOf('=');
    String variable = sign < 0 ? written.value() : written.value().substring(0, sign);
    if (sign < 0) {
      ledger.add(
          Fate.notCarried(
              at, "env " + variable, "the value of init is passed on: set one under `env`"));
      return;
    }
    String value = written.value().substring(sign + 1);
    if (!ShellNames.isName(variable)) {
      ledger.add(Fate.notCarried(at, "env " + variable, "not a valid variable name"));
      return;
    }
    if (Secrets.isSecret(variable, value)) {
      ledger.add(Undisclosed.variable(at, variable));
      return;
    }
    env.put(variable, ManifestDraft.literal(value));
    settings.put("env", new Entries(env));
    ledger.carried(at, "env " + variable, name, "env." + variable);
  }

  /** A port that the job sets last is what {@code port} renders; foreman sets it first. */
  private void port(boolean numbered) {
    if (settings.get("env") instanceof Entries entries
        && entries.values().get("PORT") instanceof Text port
        && !settings.containsKey("port")) {
      List<String> names = new ArrayList<>(entries.values().keySet());
      String text = port.text();
      boolean number =
          !text.isEmpty()
              && text.length() < 6
              && !text.startsWith("0")
              && text.chars().allMatch(c -> c >= '0' && c <= '9');
      if (number
          && (numbered || names.get(names.size() - 1).equals("PORT"))
          && instance.variable().isEmpty()) {
        Map<String, Value> rest = new LinkedHashMap<>(entries.values());
        rest.remove("PORT");
        if (rest.isEmpty()) {
          settings.remove("env");
        } else {
          settings.put("env", new Entries(rest));
        }
        settings.put("port", new Word(text));
      }
    }
  }

  /** The commands, once all around them is known. */
  private void commands(Setting setting) {
    boolean runs = job.has("exec");
    Optional<Job.Command> found = job.command(runs ? Job.Phase.MAIN : Job.Phase.PRE_START);
    if (found.isEmpty()) {
      return;
    }
    Map<String, String> known = new LinkedHashMap<>(job.environment());
    known.put("UPSTART_JOB", name);
    // Whoever changes `port` means the one of the command too.
    known.remove("PORT");
    Optional<String> directory =
        settings.get("directory") instanceof Text text
            ? Optional.of(text.text().replace("{{{{", "{{"))
            : Optional.empty();
    boolean waits =
        job.last("expect")
            .flatMap(s -> s.job().expect())
            .filter(e -> e.value() != Job.Expect.NONE)
            .isPresent();
    JobStart start = new JobStart(found.get(), known, directory, instance, setting.at(), waits);
    Map<String, Value> keys = new LinkedHashMap<>(start.settings());
    if (keys.remove("env") instanceof Entries more) {
      env.putAll(more.values());
      settings.put("env", new Entries(env));
    }
    if (keys.remove("limits") instanceof Entries more) {
      more.values().forEach(limits::putIfAbsent);
      settings.put("limits", new Entries(limits));
    }
    settings.putAll(keys);
    if (runs) {
      ledger.carried(setting.at(), setting.name(), name, "command");
    } else {
      ledger.approximated(
          setting.at(),
          setting.name(),
          name,
          "command",
          "the `command` of a step: the job has no main process");
    }
    start.fates().forEach(ledger::add);
    String text = settings.get("command") instanceof Text command ? command.text() : "";
    if (settings.containsKey("shell") && Phases.talksToInit(text)) {
      ledger.add(
          Fate.notCarried(
              setting.at(),
              setting.name(),
              "it calls Upstart commands, which do not exist on systemd: rewrite them"));
    }
    leaves =
        Commands.of(text).main().stream()
            .flatMap(started -> Daemonizing.of(started).stream())
            .anyMatch(Daemonizing::certain);
    job.last("expect").ifPresent(expect -> rawPhases.expect(expect, start));
    job.last("pre-start")
        .filter(before -> runs)
        .ifPresent(
            before -> {
              Phases phases = new Phases(settings, raw, known, instance, before.at());
              phases.preStart(job.command(Job.Phase.PRE_START).orElseThrow(), start);
              phases.fates().forEach(fate -> ledger.add(fate, name));
            });
    instance
        .variable()
        .filter(variable -> variable.equals(variable.toUpperCase(Locale.ROOT)))
        .filter(variable -> !settings.containsKey("port") || !variable.equals("PORT"))
        .ifPresent(
            variable -> {
              // Written so, it is for the program.
              env.put(variable, new Text(InstanceText.MARK));
              settings.put("env", new Entries(env));
            });
    rawPhases.add(start.isLifted());
    raw.addTo(settings);
  }
}
