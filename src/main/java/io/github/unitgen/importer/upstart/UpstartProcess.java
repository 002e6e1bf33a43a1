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
import io.github.unitgen.manifest.ManifestDraft.Items;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One job with a main process, as the keys of a process; what starts and stops it is not here. */
final class UpstartProcess {
  /** Signals by which a service may die without a failure (systemd.service(5)). */
  private static final List<String> SERVICE_DEFAULTS = List.of("HUP", "INT", "PIPE", "TERM");

  /** Statements of other stanzas that only Upstart knows, and that change nothing that runs. */
  private static final Set<String> ABOUT = Set.of("author", "version", "emits", "export", "debug");

  /** The limit of a job that sets none (init 1.13, {@code job_class.h}). */
  private static final Job.RespawnLimit UPSTARTS_OWN = new Job.RespawnLimit(10, 5);

  private final UpstartJob job;
  private final String name;
  private final InstanceText instance;
  private final Optional<Value> schedule;
  private final Map<String, Value> settings = new LinkedHashMap<>();
  private final Map<String, Value> env = new LinkedHashMap<>();
  private final Map<String, Value> limits = new LinkedHashMap<>();
  private final RawBlocks raw = new RawBlocks();
  private final Ledger ledger;
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
        carried(setting, "directory");
      }
      case "umask" -> number(setting, "umask");
      case "nice" -> number(setting, "nice");
      case "oom" -> {
        int score = said.oomScore().map(Located::value).orElse(0);
        settings.put("oom_score_adjust", new Word(Integer.toString(score)));
        carried(setting, "oom_score_adjust");
      }
      case "kill timeout" -> {
        long seconds = said.killTimeout().map(Located::value).orElse(5L);
        settings.put("stop_timeout", new Text(seconds + "s"));
        carried(setting, "stop_timeout");
      }
      case "kill signal" -> signal(setting, "stop_signal", said.killSignal());
      case "reload signal" -> signal(setting, reloadKey(said), said.reloadSignal());
      case "respawn" -> respawn(setting);
      case "respawn limit" -> respawnLimit(setting);
      case "normal exit" -> normalExit(setting);
      case "console" -> console(setting);
      case "expect" -> {}
      case "task" -> {
        if (schedule.isPresent()) {
          carried(setting, "schedule");
        } else if (instance.variable().isPresent()) {
          settings.put("restart", new Text("never"));
          ledger.add(
              Fate.approximated(
                  at, stanza, "`restart: never`: a step runs once, and this one has instances"));
        } else {
          settings.put("oneshot", new Word("true"));
          carried(setting, "oneshot");
        }
      }
      case "chroot" -> {
        raw.directive("RootDirectory", said.chroot().map(Located::value).orElse("/"));
        stanza(setting);
        carried(setting, "systemd");
      }
      case "apparmor switch" -> {
        raw.directive("AppArmorProfile", said.apparmorSwitch().map(Located::value).orElse(""));
        stanza(setting);
        carried(setting, "systemd");
      }
      case "apparmor load" -> {
        stanza(setting);
        ledger.add(
            Fate.approximated(
                at, stanza, "`upstart`: on systemd load it with apparmor.service, at boot"));
      }
      case "cgroup" -> {
        stanza(setting);
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
          stanza(setting);
        }
      }
      default -> {
        if (stanza.startsWith("limit ")) {
          limit(setting, stanza.substring("limit ".length()));
        } else if (ABOUT.contains(stanza)) {
          stanza(setting);
          carried(setting, "upstart");
        }
      }
    }
  }

  private void carried(Setting setting, String key) {
    ledger.carried(setting.at(), setting.name(), name, key);
  }

  private void stanza(Setting setting) {
    raw.stanza(instance.replaced(setting.text(), "$index"));
  }

  private void description(Setting setting) {
    String text = setting.job().description().map(Located::value).orElse("");
    if (!text.equals(name)) {
      settings.put("description", new Text(text));
    }
    carried(setting, "description");
  }

  private void key(Setting setting, String key, Optional<Located<String>> value) {
    settings.put(key, new Text(value.map(Located::value).orElse("")));
    carried(setting, key);
  }

  private static Value literal(Optional<Located<String>> value) {
    return ManifestDraft.literal(value.map(Located::value).orElse(""));
  }

  private void number(Setting setting, String key) {
    String written = setting.text().substring(setting.name().length()).strip();
    boolean plain =
        written.length() < 6 && written.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-');
    settings.put(key, plain ? new Word(written) : new Text(written));
    carried(setting, key);
  }

  private void signal(Setting setting, String key, Optional<Located<Integer>> number) {
    Optional<String> signal = number.flatMap(n -> called(lastWord(setting), n.value()));
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
    carried(setting, key);
  }

  private static String lastWord(Setting setting) {
    String text = setting.text().strip();
    return text.substring(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t')) + 1);
  }

  /** The name of a signal, as it is written where that is a name. */
  private static Optional<String> called(String written, int number) {
    String plain = written.startsWith("SIG") ? written.substring("SIG".length()) : written;
    boolean named = Signals.number(plain).filter(n -> n == number).isPresent();
    return named ? Optional.of(plain) : Signals.name(number);
  }

  /** A worker is quieted, a server reads its files again. */
  private String reloadKey(Job said) {
    String signal = said.reloadSignal().flatMap(n -> Signals.name(n.value())).orElse("HUP");
    boolean quiets = signal.equals("USR1") || signal.equals("TSTP");
    String text = job.command(Job.Phase.MAIN).map(c -> c.text().value()).orElse("");
    boolean worker = text.contains("sidekiq") || Workers.main(Commands.of(text)).isPresent();
    return quiets && (worker || signal.equals("TSTP")) ? "quiet_signal" : "reload_signal";
  }

  /** Upstart restarts after each exit that is not said to be a normal one. */
  private void respawn(Setting setting) {
    Set<String> normal = normal();
    if (!normal.contains("0")) {
      settings.put("restart", new Text("always"));
    }
    carried(setting, "restart");
    if (!job.has("respawn limit")) {
      limit(UPSTARTS_OWN);
    }
  }

  private void respawnLimit(Setting setting) {
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
      carried(setting, "restart_limit");
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
                  ? called(exit.at().text(), number).orElse("")
                  : Integer.toString(number));
        }
      }
    }
    return normal;
  }

  private void normalExit(Setting setting) {
    Set<String> normal = normal();
    boolean restarts = job.has("respawn");
    if (restarts && !normal.contains("0")) {
      stanza(setting);
      raw.directive("RestartPreventExitStatus", String.join(" ", normal));
      carried(setting, "systemd");
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
      carried(setting, others.isEmpty() ? "restart" : "success_exit");
    }
  }

  private static Value exit(String exit) {
    return Character.isDigit(exit.charAt(0)) ? new Word(exit) : new Text(exit);
  }

  private void console(Setting setting) {
    Job.Console console = setting.job().console().map(Located::value).orElse(Job.Console.LOG);
    if (console != Job.Console.LOG) {
      stanza(setting);
      raw.directive("StandardOutput", console == Job.Console.NONE ? "null" : "journal+console");
    }
    carried(setting, console == Job.Console.LOG ? Fate.DEFAULT : "systemd");
  }

  private void usage(Setting setting) {
    if (instance.variable().isPresent()) {
      ledger.add(
          Fate.approximated(
              setting.at(), setting.name(), "rewritten: instances are told apart by `index`"));
      return;
    }
    stanza(setting);
    carried(setting, "upstart");
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
    carried(setting, "limits");
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
    job.last("expect").ifPresent(expect -> expect(expect, start));
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
    phases(start.isLifted());
    raw.addTo(settings);
  }

  /** {@code asRoot}: the command alone runs as the user. */
  private void phases(boolean asRoot) {
    job.last("post-start").ifPresent(s -> phase(s, Job.Phase.POST_START, "ExecStartPost", asRoot));
    job.last("pre-stop").ifPresent(s -> phase(s, Job.Phase.PRE_STOP, "ExecStop", asRoot));
    String stop = job.has("exec") ? "ExecStopPost" : "ExecStop";
    job.last("post-stop").ifPresent(s -> phase(s, Job.Phase.POST_STOP, stop, asRoot));
  }

  private void expect(Setting setting, JobStart start) {
    Job.Expect expect = setting.job().expect().map(Located::value).orElse(Job.Expect.NONE);
    String text = settings.get("command") instanceof Text command ? command.text() : "";
    boolean stays = start.isBroughtBack() || Workers.main(Commands.of(text)).isPresent();
    switch (expect) {
      case NONE -> carried(setting, "(the default)");
      case STOP -> {
        stanza(setting);
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
          stanza(setting);
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
    String own = InstanceText.named(instance.replaced(script, InstanceText.MARK), name);
    List<String> words =
        ToldScript.of(InstanceText.named(script, name), job.environment(), instance)
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
