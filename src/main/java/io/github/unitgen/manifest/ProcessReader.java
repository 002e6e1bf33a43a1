package io.github.unitgen.manifest;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.manifest.ProcessSpec.Account;
import io.github.unitgen.manifest.ProcessSpec.Activation;
import io.github.unitgen.manifest.ProcessSpec.Directories;
import io.github.unitgen.manifest.ProcessSpec.Identity;
import io.github.unitgen.manifest.ProcessSpec.Order;
import io.github.unitgen.manifest.ProcessSpec.Program;
import io.github.unitgen.manifest.ProcessSpec.Raw;
import io.github.unitgen.manifest.ProcessSpec.Resources;
import io.github.unitgen.manifest.ProcessSpec.Restarts;
import io.github.unitgen.manifest.ProcessSpec.Supervision;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Reads one process: its map with {@code defaults} laid under it. */
final class ProcessReader {
  /** The keys of a process. */
  static final List<String> KEYS =
      List.of(
          "command",
          "shell",
          "count",
          "instances",
          "first_instance",
          "schedule",
          "oneshot",
          "listen",
          "user",
          "group",
          "directory",
          "umask",
          "nice",
          "oom_score_adjust",
          "limits",
          "env",
          "env_files",
          "port",
          "stop_signal",
          "stop_timeout",
          "quiet_signal",
          "reload_signal",
          "restart",
          "restart_delay",
          "restart_limit",
          "success_exit",
          "on_failure",
          "before",
          "after",
          "requires",
          "wants",
          "pre_start",
          "timeout_start",
          "runtime_directory",
          "state_directory",
          "capabilities",
          "kill",
          "notify",
          "watchdog",
          "hardening",
          "description",
          "documentation",
          "systemd",
          "upstart");

  private static final int DEFAULT_RESTARTS = 5;
  private static final Duration DEFAULT_WITHIN = Duration.ofSeconds(30);

  /** What a program is given to start and to fail in, where the default limit is worked out. */
  private static final Duration ONE_RUN = Duration.ofSeconds(2);

  private final SystemdVersions versions;
  private final Problems problems;
  private final Values values;
  private final Located<String> name;
  private final Mapping map;
  private final Map<String, YamlNode> fields = new LinkedHashMap<>();
  private final Placeholders placeholders;
  private final Optional<Instances> instances;
  private final Set<String> group;
  private final boolean alone;

  /**
   * {@code groupName} and {@code group}: its name and the names of its processes; {@code versions}:
   * those that help is for.
   */
  ProcessReader(
      Located<String> name,
      String groupName,
      Set<String> group,
      Mapping map,
      SystemdVersions versions,
      Problems problems) {
    this(name, groupName, group, map, versions, problems, false);
  }

  private ProcessReader(
      Located<String> name,
      String groupName,
      Set<String> group,
      Mapping map,
      SystemdVersions versions,
      Problems problems,
      boolean alone) {
    this.versions = versions;
    this.problems = problems;
    this.group = group;
    this.alone = alone;
    this.values = new Values(problems);
    this.name = name;
    this.map = map;
    for (Entry entry : map.entries()) {
      if (KEYS.contains(entry.key().text())) {
        fields.put(entry.key().text(), entry.value());
      }
    }
    InstancesReader reader = new InstancesReader(fields, problems);
    this.instances = reader.read();
    if (!alone) {
      reader.checkTogether();
    }
    // Those that cannot be read are reported once; {{instance}} is then not wrong as well.
    this.placeholders =
        new Placeholders(name.value(), groupName, alone || reader.areMeant(), problems);
  }

  /**
   * Reports what is wrong with the values of {@code defaults} by themselves, even where each
   * process has its own: nobody would see it before one takes the default. What depends on other
   * keys shows where a process is read, and so do the words of commands.
   */
  static void checkDefaults(Mapping defaults, SystemdVersions versions, Problems problems) {
    for (Entry entry : defaults.entries()) {
      Mapping single = new Mapping(defaults.at(), List.of(entry));
      Located<String> nobody = new Located<>("", entry.key().at());
      new ProcessReader(nobody, "", Set.of(), single, versions, problems, true).read();
    }
  }

  /** Reports problems and returns the process, unless its command cannot be read. */
  Optional<ProcessSpec> read() {
    checkReloads();
    new ScheduleConflicts(problems).check(fields);
    String reloadKey = fields.containsKey("quiet_signal") ? "quiet_signal" : "reload_signal";
    EnvironmentReader environment = new EnvironmentReader(problems, placeholders);
    Optional<Located<Text>> directory = field("directory", environment::directory);
    CommandReader commands =
        new CommandReader(
            problems,
            placeholders,
            field("shell", new ShellReader(problems)::words).orElse(List.of()),
            directory);
    Optional<Command> command =
        field("command", node -> command(commands, node, fields.containsKey(reloadKey)));
    RawReader raw =
        new RawReader(versions, placeholders, key -> alone || fields.containsKey(key), problems);
    List<EnvVar> env = field("env", environment::variables).orElse(List.of());
    OptionalInt port = integer("port", 1, 65_535);
    checkPort(port, env);
    Activation activation = activation();
    Restarts restarts = restarts();
    ProcessSpec spec =
        new ProcessSpec(
            identity(),
            new Program(
                command.orElse(new Command(List.of(), false, name.at())),
                field("pre_start", node -> Optional.of(preStart(commands, node))).orElse(List.of()),
                instances,
                directory,
                env,
                field("env_files", environment::files).orElse(List.of()),
                port,
                activation),
            account(),
            new Resources(
                integer("nice", -20, 19),
                integer("oom_score_adjust", -1000, 1000),
                field("limits", new LimitReader(problems)::limits).orElse(List.of())),
            supervision(reloadKey),
            activation.isStep() ? ofStep(restarts) : restarts,
            new Order(
                dependencies("before"),
                dependencies("after"),
                dependencies("wants"),
                dependencies("requires")),
            new Raw(
                field("systemd", raw::systemd).orElse(List.of()),
                field("upstart", raw::upstart).orElse(List.of())));
    checkKind(spec, restarts);
    return command.isPresent() ? Optional.of(spec) : Optional.empty();
  }

  /** {@code restarts}: as they are written. */
  private void checkKind(ProcessSpec spec, Restarts restarts) {
    KindConflicts conflicts = new KindConflicts(map, fields, problems);
    if (spec.activation().sockets().isPresent()) {
      conflicts.ofSockets();
    }
    if (spec.activation().isStep()) {
      conflicts.ofStep(restarts, spec.supervision());
    }
  }

  private Identity identity() {
    Map<String, Place> given = new LinkedHashMap<>();
    fields.forEach((key, node) -> given.put(key, node.at()));
    return new Identity(
        name,
        field("description", node -> values.line("description", node))
            .map(Located::value)
            .orElse(name.value()),
        field("documentation", this::documentation).orElse(List.of()),
        given);
  }

  private Account account() {
    AccountReader accounts = new AccountReader(problems);
    return new Account(
        field("user", node -> accounts.account("user", node)),
        field("group", node -> accounts.account("group", node)),
        field("umask", accounts::umask),
        field("hardening", node -> values.choice("hardening", node, Hardening.values(), ""))
            .orElse(Hardening.NONE),
        field("capabilities", accounts::capabilities),
        new Directories(
            field("runtime_directory", node -> accounts.directories("runtime_directory", node))
                .orElse(List.of()),
            field("state_directory", node -> accounts.directories("state_directory", node))
                .orElse(List.of())));
  }

  private Activation activation() {
    return new Activation(
        field("oneshot", node -> values.bool("oneshot", node)).orElse(false),
        field("schedule", new ScheduleReader(problems)::schedule),
        field("listen", new ListenReader(problems)::sockets));
  }

  private Supervision supervision(String reloadKey) {
    SupervisionReader supervision = new SupervisionReader(problems);
    return new Supervision(
        field("stop_signal", supervision::stopSignal).orElse(new Signal("TERM")),
        field("stop_timeout", supervision::stopTimeout).orElse(Duration.ofSeconds(30)),
        field(reloadKey, node -> supervision.reloadSignal(reloadKey, node)),
        field("notify", node -> values.bool("notify", node)).orElse(false),
        field("watchdog", supervision::watchdog),
        field("timeout_start", supervision::startTimeout),
        field("kill", node -> values.choice("kill", node, KillScope.values(), ""))
            .orElse(KillScope.GROUP));
  }

  private Restarts restarts() {
    SupervisionReader supervision = new SupervisionReader(problems);
    Duration delay =
        field("restart_delay", supervision::restartDelay)
            .orElse(alone ? Duration.ZERO : Duration.ofSeconds(1));
    return new Restarts(
        field("restart", supervision::restart)
            .orElse(fields.containsKey("schedule") ? Restart.NEVER : Restart.ON_FAILURE),
        delay,
        fields.containsKey("restart_limit")
            ? field("restart_limit", node -> supervision.restartLimit(node, delay))
            : Optional.of(defaultLimit(delay)),
        field("success_exit", supervision::successExit).orElse(List.of()),
        field("on_failure", node -> values.line("on_failure", node))
            .flatMap(new DependencyReader(name.value(), group, problems)::handler));
  }

  /** One that fails is not tried again. */
  private static Restarts ofStep(Restarts written) {
    return new Restarts(
        Restart.NEVER,
        written.delay(),
        Optional.empty(),
        written.successExit(),
        written.onFailure());
  }

  /** With a long delay the time grows, so that the limit can be met. */
  private static RestartLimit defaultLimit(Duration delay) {
    // Not multiplied as a Duration, which loads BigDecimal: 10 ms.
    long needed = delay.plus(ONE_RUN).toMillis() * (DEFAULT_RESTARTS + 1L);
    return new RestartLimit(
        DEFAULT_RESTARTS, Duration.ofMillis(Math.max(needed, DEFAULT_WITHIN.toMillis())));
  }

  private <T> Optional<T> field(String key, Function<YamlNode, Optional<T>> reader) {
    return Optional.ofNullable(fields.get(key)).flatMap(reader);
  }

  private Place at(String key) {
    YamlNode node = fields.get(key);
    return node == null ? name.at() : node.at();
  }

  private OptionalInt integer(String key, int min, int max) {
    YamlNode node = fields.get(key);
    return node == null ? OptionalInt.empty() : values.integer(key, node, min, max);
  }

  private void checkReloads() {
    if (fields.containsKey("quiet_signal") && fields.containsKey("reload_signal")) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              at("reload_signal"),
              "both `quiet_signal` and `reload_signal` are set",
              "remove one: the init has only one reload action",
              at("quiet_signal"),
              "also set here"));
    }
  }

  private Optional<Command> command(CommandReader commands, YamlNode node, boolean signalled) {
    if (alone) {
      commands.checkKind("command", node);
      return Optional.empty();
    }
    return commands.main(node, signalled);
  }

  private List<Command> preStart(CommandReader commands, YamlNode node) {
    List<Command> result = new ArrayList<>();
    for (YamlNode item : values.items("pre_start", node)) {
      if (alone) {
        commands.checkKind("pre_start", item);
      } else {
        commands.read("pre_start", item).ifPresent(result::add);
      }
    }
    return result;
  }

  private Optional<List<String>> documentation(YamlNode node) {
    List<String> uris = new ArrayList<>();
    for (Located<String> uri : values.lines("documentation", node)) {
      String text = uri.value();
      boolean known =
          List.of("http://", "https://", "file:/", "info:", "man:").stream()
              .anyMatch(text::startsWith);
      if (!known || text.indexOf(' ') >= 0) {
        values.bad(
            uri.at(),
            "`documentation`: expected a URI that systemd accepts",
            "begin with https://, http://, file:/, info: or man:, and use no spaces");
      } else {
        uris.add(text);
      }
    }
    return Optional.of(uris);
  }

  private List<Dependency> dependencies(String key) {
    return field(key, node -> Optional.of(values.lines(key, node)))
        .map(new DependencyReader(name.value(), group, problems)::read)
        .orElse(List.of());
  }

  private void checkPort(OptionalInt port, List<EnvVar> env) {
    if (port.isEmpty()) {
      return;
    }
    env.stream()
        .filter(variable -> variable.name().value().equals("PORT"))
        .forEach(
            variable ->
                problems.add(
                    ManifestRule.SCHEMA_VIOLATION.error(
                        variable.name().at(),
                        "PORT is already set by `port`",
                        "remove one of them",
                        at("port"),
                        "set here")));
    int count = instances.map(Instances::size).orElse(1);
    int last = port.getAsInt() + Math.max(0, count - 1);
    if (last > 65_535) {
      problems.add(
          ManifestRule.PORT_COLLISION.error(
              at("port"),
              "the last of " + count + " instances gets port " + last + ", but 65535 is the limit",
              "use a lower port: each instance gets the next one"));
    }
  }
}
