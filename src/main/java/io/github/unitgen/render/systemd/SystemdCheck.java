package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.RawSetting;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.render.init.ReadBack;
import io.github.unitgen.render.template.Templates;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import io.github.unitgen.syntax.systemd.UnitVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parses rendered units as systemd would and compares them with the manifest. */
final class SystemdCheck {
  /** Prefixes that do not change the arguments and variables of the program: {@code :}. */
  private static final Set<Prefix> HARMLESS = Set.of(Prefix.NO_DOLLARS);

  /** Prefixes of a user's template, which may also ignore the failure of a command. */
  private static final Set<Prefix> ALLOWED = Set.of(Prefix.NO_DOLLARS, Prefix.IGNORE_FAILURE);

  private static final List<String> SHELL = List.of("/bin/sh", "-c");
  private static final String ENV = "/usr/bin/env";

  /** The words after the script are {@code "$0" "$@"}. */
  private static final Pattern SUM =
      Pattern.compile(
          "export ([A-Z]+)=\\$\\(\\((-?[0-9]{1,5}) \\+ ([0-9]{1,5})\\)\\); exec \"\\$0\" \"\\$@\"");

  private final Manifest manifest;
  private final SystemdUnits units;
  private final SocketFolders folders;
  private final SystemdVersions versions;
  private final Manager manager;
  private final Templates templates;
  private final List<Diagnostic> problems;

  SystemdCheck(Manifest manifest, Manager manager, Templates templates, List<Diagnostic> problems) {
    this.manifest = manifest;
    this.units = new SystemdUnits(manifest);
    this.folders = new SocketFolders(manifest);
    this.versions = manifest.systemd();
    this.manager = manager;
    this.templates = templates;
    this.problems = problems;
  }

  /** Checks that the target wants each member. */
  void target(String text, String template) {
    ReadBack compare = compare(template, units.target());
    UnitInput unit = parse(text, units.target(), compare);
    List<String> wants = new ArrayList<>();
    for (Assignment line : unit.all("Unit", "Wants")) {
      wants.addAll(List.of(line.value().split("\\s+")));
    }
    compare.holds(
        "Wants=",
        manifest.processes().stream().flatMap(p -> units.members(p).stream()).toList(),
        wants);
    if (compare.isBuiltIn()) {
      new ServiceReadBack(unit, compare).target(manifest, manager);
    }
    checkVersions(unit, compare);
  }

  /** Checks that the slice has the limits of the group. */
  void slice(String text, Manifest.Slice limits, String template) {
    String name = units.slice().orElse("");
    ReadBack compare = compare(template, name);
    UnitInput unit = parse(text, name, compare);
    new ServiceReadBack(unit, compare).slice(manifest, limits);
    checkVersions(unit, compare);
  }

  /** Checks that the service has the same words, environment and settings. */
  void service(String text, ProcessSpec process, String template) {
    ReadBack compare = compare(template, units.file(process));
    UnitInput unit = parse(text, units.file(process), compare);
    int before = problems.size();
    for (String instance : ReadBack.instances(process)) {
      if (problems.size() == before) {
        child(unit, process, instance, compare);
      }
    }
    ServiceReadBack settings = new ServiceReadBack(unit, compare);
    settings.user(manager.isRoot() ? process.account().user().map(Located::value).orElse("") : "");
    settings.stopTimeout(process.supervision().stopTimeout());
    if (compare.isBuiltIn()) {
      settings.service(process, units, manager, folders.areKept(process));
    }
    checkVersions(unit, compare);
  }

  /** Checks that the timer starts the service at the same times. */
  void timer(String text, ProcessSpec process, String template) {
    ReadBack compare = compare(template, units.timer(process));
    UnitInput unit = parse(text, units.timer(process), compare);
    TimerReadBack timer = new TimerReadBack(unit, compare);
    process.activation().schedule().ifPresent(timer::times);
    if (compare.isBuiltIn()) {
      timer.rest(process, units);
    }
    checkVersions(unit, compare);
  }

  /** Checks that the socket unit opens the same sockets. */
  void socket(String text, ProcessSpec process, String template) {
    ReadBack compare = compare(template, units.socket(process));
    UnitInput unit = parse(text, units.socket(process), compare);
    SocketReadBack readBack = new SocketReadBack(unit, compare);
    process
        .activation()
        .sockets()
        .ifPresent(
            sockets -> {
              readBack.listeners(sockets);
              if (compare.isBuiltIn()) {
                readBack.rest(process, sockets, units, manager);
              }
            });
    checkVersions(unit, compare);
  }

  /**
   * Checks that every version supports the whole unit; skipped if the versions are not restricted.
   */
  private void checkVersions(UnitInput unit, ReadBack compare) {
    if (versions.areNewest()) {
      return;
    }
    for (Assignment line : unit.assignments()) {
      UnitVersions.find(versions, line.section(), line.key(), line.value())
          .ifPresent(unknown -> compare.doubt(versions + " does not know " + unknown.what()));
    }
  }

  /** Compares the arguments and environment of the child for {@code instance}. */
  private void child(UnitInput unit, ProcessSpec process, String instance, ReadBack compare) {
    Map<String, String> environment = environment(unit, instance, compare);
    Map<String, String> expected = expectedEnvironment(process, instance);
    List<List<String>> main = List.of(process.program().command().argv(instance));
    List<List<String>> start = new ArrayList<>();
    for (Child each : children(unit, "ExecStart", instance, environment, compare)) {
      Child child = each.behind(main);
      compare.environment("", expected, child.environment());
      start.add(child.argv());
    }
    compare.same("ExecStart=", main, start);
    List<List<String>> preStart =
        process.program().preStart().stream().map(c -> c.argv(instance)).toList();
    List<List<String>> read = new ArrayList<>();
    for (Child each : children(unit, "ExecStartPre", instance, environment, compare)) {
      Child child = each.behind(preStart);
      if (compare.isBuiltIn()) {
        compare.environment(" before the start", expected, child.environment());
      }
      read.add(child.argv());
    }
    if (compare.isBuiltIn() || !read.containsAll(preStart)) {
      compare.same("ExecStartPre=", preStart, read);
    }
    compare.holds(
        "EnvironmentFile=",
        process.program().envFiles().stream()
            .map(f -> (f.optional() ? "-" : "") + f.path().with(instance))
            .toList(),
        values(unit, "EnvironmentFile").stream().map(v -> expand(v, instance)).toList());
    compare.same(
        "WorkingDirectory=",
        process.program().directory().map(d -> d.value().with(instance)).orElse(""),
        expand(unit.value("Service", "WorkingDirectory"), instance));
  }

  /** Checks that raw directives changed only their own keys. */
  void raw(
      String file, String before, String after, ProcessSpec process, List<RawSetting> settings) {
    if (settings.isEmpty()) {
      return;
    }
    ReadBack compare = new ReadBack(process.at("systemd"), true, file, problems);
    Set<String> raw =
        settings.stream()
            .map(setting -> setting.section() + "/" + setting.key().value())
            .collect(Collectors.toSet());
    compare.same("the rest", others(before, raw), others(after, raw));
    UnitInput unit = parse(after, file, compare);
    for (RawSetting setting : settings) {
      String key = setting.key().value();
      List<String> values = setting.values().stream().map(Located::value).toList();
      List<String> read = unit.all(setting.section(), key).stream().map(Assignment::value).toList();
      if (!read.containsAll(values)) {
        compare.same(key + "=", values, read);
      }
    }
  }

  private static List<String> others(String text, Set<String> without) {
    List<String> lines = new ArrayList<>();
    for (UnitFile.Line line : UnitParser.parse(new Source("", text)).lines()) {
      if (line instanceof Assignment a && !without.contains(a.section() + "/" + a.key())) {
        lines.add(a.section() + "/" + a.key() + "=" + a.value());
      }
    }
    return lines;
  }

  private ReadBack compare(String template, String file) {
    return new ReadBack(templates.place(template), templates.isBuiltIn(template), file, problems);
  }

  private UnitInput parse(String text, String name, ReadBack compare) {
    UnitFile unit = UnitParser.parse(new Source(name, text));
    for (UnitFile.Line line : unit.lines()) {
      if (line instanceof Junk junk) {
        compare.fault("systemd rejects `" + unit.source().slice(junk.textSpan()) + "`");
      }
    }
    return new UnitInput(unit, UnitName.of(name), versions);
  }

  private static Map<String, String> expectedEnvironment(ProcessSpec process, String instance) {
    Map<String, String> expected = new TreeMap<>();
    process
        .program()
        .env()
        .forEach(v -> expected.put(v.name().value(), v.value().value().with(instance)));
    process.program().port(instance).ifPresent(p -> expected.put("PORT", Integer.toString(p)));
    return expected;
  }

  private static Map<String, String> environment(
      UnitInput unit, String instance, ReadBack compare) {
    Map<String, String> environment = new TreeMap<>();
    for (String value : values(unit, "Environment")) {
      EnvironmentLine read = EnvironmentLine.read(value, specifiers(instance));
      read.variables().forEach(v -> environment.put(v.name(), v.value()));
      read.dropped().forEach(d -> compare.fault("systemd would ignore `" + d.text() + "`"));
    }
    for (String value : values(unit, "UnsetEnvironment")) {
      List.of(value.split("\\s+")).forEach(environment::remove);
    }
    return environment;
  }

  /** A program and its variables. */
  private record Child(List<String> argv, Map<String, String> environment) {
    /**
     * Returns the child that this one becomes: the program after a shell that sets one variable to
     * a sum, or after env(1), unless that is itself one of {@code meant}.
     */
    Child behind(List<List<String>> meant) {
      int shell = SHELL.size();
      if (meant.contains(argv)) {
        return this;
      }
      if (argv.size() > shell + 1 && argv.subList(0, shell).equals(SHELL)) {
        Matcher sum = SUM.matcher(argv.get(shell));
        if (sum.matches()) {
          Map<String, String> more = new TreeMap<>(environment);
          int value = Integer.parseInt(sum.group(2)) + Integer.parseInt(sum.group(3));
          more.put(sum.group(1), Integer.toString(value));
          return new Child(argv.subList(shell + 1, argv.size()), more);
        }
      }
      // env would read a word with an equals sign as an assignment.
      boolean byEnv = argv.size() > 1 && argv.get(0).equals(ENV) && !argv.get(1).contains("=");
      return byEnv ? new Child(argv.subList(1, argv.size()), environment) : this;
    }
  }

  private List<Child> children(
      UnitInput unit,
      String key,
      String instance,
      Map<String, String> environment,
      ReadBack compare) {
    List<Child> children = new ArrayList<>();
    for (String value : values(unit, key)) {
      ExecLine read = ExecLine.read(value);
      read.problems().forEach(p -> compare.fault("systemd rejects " + key + "=: " + p.fault()));
      for (ExecLine.Command command : read.commands()) {
        if (!(compare.isBuiltIn() ? HARMLESS : ALLOWED).containsAll(command.prefixes())) {
          compare.fault(key + "= has a prefix that changes how the command is run");
        }
        program(unit, command, environment, compare);
        command
            .argv(specifiers(instance), environment)
            .ifPresent(argv -> children.add(new Child(argv, environment)));
      }
    }
    return children;
  }

  /** Checks that systemd runs the program as named, and looks it up where the child would. */
  private void program(
      UnitInput unit, ExecLine.Command command, Map<String, String> environment, ReadBack compare) {
    String program = command.program().value();
    if (program.indexOf('/') < 0) {
      compare.same(
          "the PATH for `" + program + "`",
          environment.getOrDefault("PATH", ""),
          expand(unit.value("Service", "ExecSearchPath"), ""));
    }
    if (program.indexOf('%') >= 0 && !versions.haveSince(Since.SPECIFIERS_IN_PROGRAM)) {
      compare.doubt(versions + " does not expand specifiers in the path of a program");
    }
    if (UnitQuoting.dollarChangesArgv0(program)
        && !command.prefixes().contains(Prefix.NO_DOLLARS)) {
      compare.doubt("systemd would change argv[0] of `" + program + "`");
    }
  }

  /** Returns the values of a list in {@code [Service]}; an empty one drops those before it. */
  private static List<String> values(UnitInput unit, String key) {
    return unit.effective("Service", key).stream().map(Assignment::value).toList();
  }

  private static String expand(String value, String instance) {
    return Specifiers.expand(value, specifiers(instance)).text().orElse(value);
  }

  private static Map<Character, String> specifiers(String instance) {
    return Map.of('i', instance, 'h', Text.HOME);
  }
}
