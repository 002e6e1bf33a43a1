package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.shell.ShellWords;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.nio.charset.StandardCharsets;
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
  private final Problems problems;
  private final Values values;
  private final Located<String> name;
  private final Map<String, YamlNode> fields = new LinkedHashMap<>();
  private final Placeholders placeholders;
  private final List<Located<String>> shell;
  private final OptionalInt count;
  private final Set<String> group;

  /** {@code groupName} and {@code group}: its name and the names of its processes. */
  ProcessReader(
      Located<String> name, String groupName, Set<String> group, Mapping map, Problems problems) {
    this.problems = problems;
    this.group = group;
    this.values = new Values(problems);
    this.name = name;
    for (Entry entry : map.entries()) {
      String key = entry.key().text();
      if (Keys.PROCESS.contains(key)) {
        fields.put(key, entry.value());
      } else {
        problems.add(
            ManifestRule.SCHEMA.error(
                entry.key().at(),
                "no key of a process: `" + key + "`",
                Keys.help(key, Keys.PROCESS)));
      }
    }
    YamlNode written = fields.get("count");
    this.count = written == null ? OptionalInt.empty() : values.integer("count", written, 0, 1000);
    // A count that cannot be read is reported once; {{instance}} is then not wrong as well.
    this.placeholders = new Placeholders(name.value(), groupName, written != null, problems);
    this.shell = shell();
  }

  /** Reports problems and returns the process, unless its command cannot be read. */
  Optional<ProcessSpec> read() {
    Optional<Signal> reload = reloadSignal();
    CommandReader commands = new CommandReader(problems, placeholders, shell);
    Optional<Command> command = Optional.empty();
    YamlNode written = fields.get("command");
    if (written != null) {
      command = commands.main("command", written, reload.isPresent());
    }
    EnvironmentReader environment = new EnvironmentReader(problems, placeholders);
    List<EnvVar> env = field("env", environment::variables).orElse(List.of());
    List<EnvFile> envFiles = field("env_files", environment::files).orElse(List.of());
    OptionalInt port = integer("port", 1, 65_535);
    checkPort(port, env);
    Duration restartDelay =
        field("restart_delay", node -> values.duration("restart_delay", node, Duration.ZERO, ""))
            .orElse(Duration.ofSeconds(1));
    Optional<RestartLimit> limit = restartLimit(restartDelay);
    Map<String, Place> given = new LinkedHashMap<>();
    fields.forEach((key, node) -> given.put(key, node.at()));
    ProcessSpec spec =
        new ProcessSpec(
            name,
            field("description", node -> values.line("description", node))
                .map(Located::value)
                .orElse(name.value()),
            command.orElse(new Command(List.of(), false, name.at())),
            count,
            user("user"),
            user("group"),
            field("directory", environment::directory),
            field("umask", this::umask),
            integer("nice", -20, 19),
            integer("oom_score_adjust", -1000, 1000),
            field("limits", new LimitReader(problems)::limits).orElse(List.of()),
            env,
            envFiles,
            port,
            field("stop_signal", this::stopSignal).orElse(new Signal("TERM")),
            field("stop_timeout", this::stopTimeout).orElse(Duration.ofSeconds(30)),
            reload,
            field(
                    "restart",
                    node ->
                        values.choice(
                            "restart",
                            node,
                            Restart.values(),
                            "`never` is what systemd calls `no`"))
                .orElse(Restart.ON_FAILURE),
            restartDelay,
            limit,
            field("success_exit", this::successExit).orElse(List.of()),
            dependencies("before"),
            dependencies("after"),
            dependencies("requires"),
            field("pre_start", node -> Optional.of(preStart(commands, node))).orElse(List.of()),
            field("notify", node -> values.bool("notify", node)).orElse(false),
            field("watchdog", this::watchdog),
            field("hardening", node -> values.choice("hardening", node, Hardening.values(), ""))
                .orElse(Hardening.NONE),
            field("documentation", this::documentation).orElse(List.of()),
            field("systemd", new RawReader(problems)::systemd).orElse(List.of()),
            field("upstart", new RawReader(problems)::upstart).orElse(List.of()),
            given);
    return command.isPresent() ? Optional.of(spec) : Optional.empty();
  }

  /** Whether the process sets {@code key}, readable or not. */
  boolean sets(String key) {
    return fields.containsKey(key);
  }

  private <T> Optional<T> field(String key, Function<YamlNode, Optional<T>> reader) {
    YamlNode node = fields.get(key);
    return node == null ? Optional.empty() : reader.apply(node);
  }

  private Place at(String key) {
    YamlNode node = fields.get(key);
    return node == null ? name.at() : node.at();
  }

  private OptionalInt integer(String key, int min, int max) {
    YamlNode node = fields.get(key);
    return node == null ? OptionalInt.empty() : values.integer(key, node, min, max);
  }

  /** {@code true}: /bin/sh; a text: that shell with its options; {@code false}: none. */
  private List<Located<String>> shell() {
    YamlNode node = fields.get("shell");
    if (node == null) {
      return List.of();
    }
    if (node instanceof Scalar scalar && !scalar.isNull()) {
      Optional<Boolean> bool = YamlTraps.bool(scalar);
      if (bool.isPresent()) {
        return bool.get() ? List.of(new Located<>("/bin/sh", scalar.at())) : List.of();
      }
    }
    List<Located<String>> words = new ArrayList<>();
    values
        .text("shell", node)
        .ifPresent(
            text -> {
              ShellWords.Split split = ShellWords.split(text.value());
              for (ShellWords.Word word : split.words()) {
                words.add(
                    new Located<>(
                        word.value(),
                        ((Scalar) node).place(word.span().start(), word.span().end())));
              }
              boolean shell =
                  split.problems().isEmpty()
                      && !words.isEmpty()
                      && words.get(0).value().startsWith("/");
              if (!shell) {
                words.clear();
                values.bad(
                    text.at(),
                    "`shell` is true, or a shell by its absolute path",
                    "like `/bin/bash -l`; unitgen adds -c and the command");
              }
            });
    return words;
  }

  private Optional<Signal> reloadSignal() {
    YamlNode quiet = fields.get("quiet_signal");
    YamlNode reload = fields.get("reload_signal");
    if (quiet != null && reload != null) {
      problems.add(
          ManifestRule.SCHEMA.error(
              reload.at(),
              "both `quiet_signal` and `reload_signal` are set",
              "the init has one reload: workers are quieted by it, servers reload",
              quiet.at(),
              "the other one"));
    }
    String key = quiet != null ? "quiet_signal" : "reload_signal";
    return field(key, node -> values.signal(key, node))
        .filter(
            signal -> {
              boolean deaf = signal.name().equals("KILL") || signal.name().equals("STOP");
              if (deaf) {
                values.bad(
                    at(key),
                    "no program can handle " + signal.name(),
                    "name the signal that the program listens to, like TSTP or USR1");
              }
              return !deaf;
            });
  }

  private Optional<Signal> stopSignal(YamlNode node) {
    return values
        .signal("stop_signal", node)
        .filter(
            signal -> {
              boolean never = signal.name().equals("STOP") || signal.name().equals("CONT");
              if (never) {
                values.bad(
                    node.at(),
                    signal.name() + " does not end a process",
                    "TERM, INT or QUIT ask it to end");
              }
              return !never;
            });
  }

  private Optional<Duration> stopTimeout(YamlNode node) {
    return values.duration(
        "stop_timeout",
        node,
        Duration.ofMillis(1),
        "0 means for ever to systemd and aborts Upstart's init: use 1s or more");
  }

  private Optional<Duration> watchdog(YamlNode node) {
    if (node instanceof Scalar scalar && YamlTraps.bool(scalar).equals(Optional.of(false))) {
      return Optional.empty();
    }
    return values.duration("watchdog", node, Duration.ofMillis(1), "`false` switches it off");
  }

  /** Empty where there is no limit; the default is 5 in 30s. */
  private Optional<RestartLimit> restartLimit(Duration delay) {
    YamlNode node = fields.get("restart_limit");
    if (node == null) {
      return Optional.of(new RestartLimit(5, Duration.ofSeconds(30)));
    }
    Optional<Scalar> scalar = values.scalar("restart_limit", node, "like `5 in 30s`, or `none`");
    if (scalar.isEmpty() || scalar.get().text().equals("none")) {
      return Optional.empty();
    }
    String text = scalar.get().text();
    int in = text.indexOf(" in ");
    String restarts = in < 0 ? "" : text.substring(0, in);
    if (!Values.isDigits(restarts) || restarts.length() > 6 || restarts.startsWith("0")) {
      values.bad(
          node.at(),
          "`restart_limit` is like `5 in 30s`, or `none`",
          restarts.startsWith("0")
              ? "`restart: never` switches restarts off; to Upstart a 0 means no limit"
              : "so many automatic restarts within so long");
      return Optional.empty();
    }
    Optional<Duration> within =
        values.duration(
            "restart_limit",
            text.substring(in + 4),
            scalar.get().place(in + 4, text.length()),
            Duration.ofSeconds(1),
            "Upstart counts in whole seconds: 1s or more");
    within.ifPresent(
        time -> {
          long millis = Long.parseLong(restarts) * delay.toMillis();
          if (millis >= time.toMillis()) {
            problems.add(
                ManifestRule.LIMITS_INCONSISTENT.warning(
                    node.at(),
                    "this limit never trips: the delays alone take as long",
                    restarts
                        + " restarts wait "
                        + millis / 1000.0
                        + " s together: lengthen the"
                        + " time or shorten `restart_delay`"));
          }
        });
    return within.map(time -> new RestartLimit(Integer.parseInt(restarts), time));
  }

  /** Numbers too: systemd takes them; Upstart, which does not, says so when it is rendered. */
  private Optional<Located<String>> user(String key) {
    return field(key, node -> values.text(key, node))
        .filter(
            located -> {
              String text = located.value();
              if (Values.isDigits(text)) {
                boolean id = text.length() < 10 || text.compareTo("4294967295") < 0;
                if (!id || text.length() > 10 || text.equals("65535")) {
                  values.bad(located.at(), "no " + key + " can have this number", "");
                  return false;
                }
                return true;
              }
              boolean valid =
                  text.length() <= 31
                      && Names.isVariable(
                          (text.endsWith("$") ? text.substring(0, text.length() - 1) : text)
                              .replace('-', '_')
                              .replace('.', '_'))
                      && text.charAt(0) != '-'
                      && text.charAt(0) != '.';
              if (!valid) {
                values.bad(
                    located.at(),
                    "not the name of a " + key,
                    "letters, digits and _ - . (31 at most), or a number; nothing is expanded");
              }
              return valid;
            });
  }

  private Optional<String> umask(YamlNode node) {
    return values
        .scalar("umask", node, "octal digits")
        .map(Scalar::text)
        .filter(
            digits -> {
              boolean octal =
                  !digits.isEmpty()
                      && digits.length() <= 4
                      && digits.chars().allMatch(c -> c >= '0' && c <= '7')
                      && Integer.parseInt(digits, 8) <= 0777;
              if (!octal) {
                values.bad(node.at(), "`umask` is octal, from 0 to 0777", "like 022 or 0027");
              }
              return octal;
            });
  }

  private Optional<List<ExitStatus>> successExit(YamlNode node) {
    List<ExitStatus> statuses = new ArrayList<>();
    for (YamlNode item : values.items("success_exit", node)) {
      if (item instanceof Scalar scalar
          && scalar.style() == Style.PLAIN
          && !scalar.text().isEmpty()
          && (Character.isDigit(scalar.text().charAt(0)) || scalar.text().startsWith("-"))) {
        values
            .integer("success_exit", item, 0, 255)
            .ifPresent(code -> statuses.add(new ExitStatus.Code(code)));
      } else {
        values
            .signal("success_exit", item)
            .ifPresent(signal -> statuses.add(new ExitStatus.BySignal(signal)));
      }
    }
    return Optional.of(statuses);
  }

  private List<Command> preStart(CommandReader commands, YamlNode node) {
    List<Command> result = new ArrayList<>();
    for (YamlNode item : values.items("pre_start", node)) {
      commands.read("pre_start", item).ifPresent(result::add);
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
            "`documentation` is a URI that systemd knows",
            "it begins with https://, http://, file:/, info: or man:");
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
                    ManifestRule.SCHEMA.error(
                        variable.name().at(),
                        "PORT is set by `port` already",
                        "keep one of them",
                        at("port"),
                        "set here")));
    int last = port.getAsInt() + Math.max(0, count.orElse(1) - 1);
    if (last > 65_535) {
      problems.add(
          ManifestRule.PORT_COLLISION.error(
              at("port"), "instance " + count.orElse(1) + " would get port " + last, ""));
    }
  }

  /** The bytes that {@code NAME=value} takes in an environment. */
  static int size(String name, Text value) {
    return name.length() + 2 + value.with("1000").getBytes(StandardCharsets.UTF_8).length;
  }
}
