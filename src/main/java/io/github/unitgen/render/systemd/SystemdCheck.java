package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Command;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.RawSetting;
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
import io.github.unitgen.syntax.systemd.UnitVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads rendered units back as systemd would and compares them with the manifest. */
final class SystemdCheck {
  /** Changes nothing of what the program is given: {@code :} in front of a command. */
  private static final Set<Prefix> HARMLESS = Set.of(Prefix.NO_DOLLARS);

  /** A template of the user may let a command fail, too. */
  private static final Set<Prefix> ALLOWED = Set.of(Prefix.NO_DOLLARS, Prefix.IGNORE_FAILURE);

  private final Manifest manifest;
  private final SystemdUnits units;
  private final SystemdVersions versions;
  private final Manager manager;
  private final Templates templates;
  private final List<Diagnostic> problems;

  SystemdCheck(Manifest manifest, Manager manager, Templates templates, List<Diagnostic> problems) {
    this.manifest = manifest;
    this.units = new SystemdUnits(manifest);
    this.versions = manifest.systemd();
    this.manager = manager;
    this.templates = templates;
    this.problems = problems;
  }

  /** The target wants each member. */
  void target(String text, TargetView view, String template) {
    ReadBack compare = compare(template, units.target());
    UnitFile unit = parse(text, compare);
    List<String> wants = new ArrayList<>();
    for (Assignment line : unit.all("Unit", "Wants")) {
      wants.addAll(List.of(line.value().split("\\s+")));
    }
    compare.holds(
        "Wants=",
        manifest.processes().stream().flatMap(p -> units.members(p).stream()).toList(),
        wants);
    if (compare.isBuiltIn()) {
      new ServiceReadBack(unit, versions, compare).target(manifest, view);
    }
    checkVersions(unit, compare);
  }

  /** The service gets the same words, environment and settings. */
  void service(String text, ProcessSpec process, String template) {
    ReadBack compare = compare(template, units.file(process));
    UnitFile unit = parse(text, compare);
    int before = problems.size();
    for (String instance : ReadBack.instances(process)) {
      if (problems.size() == before) {
        child(unit, process, instance, compare);
      }
    }
    ServiceReadBack settings = new ServiceReadBack(unit, versions, compare);
    settings.user(manager.isRoot() ? process.account().user().map(Located::value).orElse("") : "");
    settings.duration("Service", "TimeoutStopSec", process.supervision().stopTimeout());
    if (compare.isBuiltIn()) {
      settings.service(process, units, manager);
    }
    checkVersions(unit, compare);
  }

  /** Nothing that a version does not know; where all is known that is no question. */
  private void checkVersions(UnitFile unit, ReadBack compare) {
    if (versions.equals(SystemdVersions.NEWEST)) {
      return;
    }
    for (UnitFile.Line line : unit.lines()) {
      if (line instanceof Assignment a) {
        UnitVersions.find(versions, a.section(), a.key(), a.value())
            .ifPresent(unknown -> compare.doubt(versions + " does not know " + unknown.what()));
      }
    }
  }

  /** What the child gets as {@code instance}. */
  private void child(UnitFile unit, ProcessSpec process, String instance, ReadBack compare) {
    Map<String, String> environment = environment(unit, instance, compare);
    compare.environment("", expectedEnvironment(process, instance), environment);
    compare.same(
        "ExecStart=",
        List.of(expectedArgv(process, process.program().command(), instance)),
        commands(unit, "ExecStart", instance, environment, compare));
    List<List<String>> preStart =
        process.program().preStart().stream().map(c -> expectedArgv(process, c, instance)).toList();
    List<List<String>> read = commands(unit, "ExecStartPre", instance, environment, compare);
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
        unit.last("Service", "WorkingDirectory").map(a -> expand(a.value(), instance)).orElse(""));
  }

  /** Raw directives changed their own keys and nothing else. */
  void raw(String before, String after, ProcessSpec process, List<RawSetting> settings) {
    if (settings.isEmpty()) {
      return;
    }
    ReadBack compare = new ReadBack(process.at("systemd"), true, units.file(process), problems);
    Set<String> raw =
        settings.stream()
            .map(setting -> setting.section() + "/" + setting.key().value())
            .collect(Collectors.toSet());
    compare.same("the rest", others(before, raw), others(after, raw));
    UnitFile unit = parse(after, compare);
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

  private static UnitFile parse(String text, ReadBack compare) {
    UnitFile unit = UnitParser.parse(new Source("", text));
    for (UnitFile.Line line : unit.lines()) {
      if (line instanceof Junk junk) {
        compare.fault("systemd does not understand `" + unit.source().slice(junk.textSpan()) + "`");
      }
    }
    return unit;
  }

  private static Map<String, String> expectedEnvironment(ProcessSpec process, String instance) {
    Map<String, String> expected = new TreeMap<>();
    process
        .program()
        .env()
        .forEach(v -> expected.put(v.name().value(), v.value().value().with(instance)));
    if (process.program().port().isPresent() && !process.hasInstances()) {
      expected.put("PORT", Integer.toString(process.program().port().getAsInt()));
    }
    return expected;
  }

  private List<String> expectedArgv(ProcessSpec process, Command command, String instance) {
    List<String> argv = new ArrayList<>();
    if (SystemdValues.addsPort(process)) {
      argv.addAll(List.of("/bin/sh", "-c", SystemdValues.portScript(process, instance)));
    } else if (SystemdValues.needsEnv(command, process, versions)) {
      argv.add("/usr/bin/env");
    }
    argv.addAll(command.argv(instance));
    return argv;
  }

  private static Map<String, String> environment(UnitFile unit, String instance, ReadBack compare) {
    Map<String, String> environment = new TreeMap<>();
    for (String value : values(unit, "Environment")) {
      EnvironmentLine read = EnvironmentLine.read(value, specifiers(instance));
      read.variables().forEach(v -> environment.put(v.name(), v.value()));
      read.dropped().forEach(d -> compare.fault("systemd would drop `" + d.text() + "`"));
    }
    for (String value : values(unit, "UnsetEnvironment")) {
      List.of(value.split("\\s+")).forEach(environment::remove);
    }
    return environment;
  }

  private static List<List<String>> commands(
      UnitFile unit,
      String key,
      String instance,
      Map<String, String> environment,
      ReadBack compare) {
    List<List<String>> commands = new ArrayList<>();
    for (String value : values(unit, key)) {
      ExecLine read = ExecLine.read(value);
      read.problems().forEach(p -> compare.fault("systemd refuses " + key + "=: " + p.fault()));
      for (ExecLine.Command command : read.commands()) {
        if (!(compare.isBuiltIn() ? HARMLESS : ALLOWED).containsAll(command.prefixes())) {
          compare.fault(key + "= has a prefix that changes how the command is run");
        }
        command.argv(specifiers(instance), environment).ifPresent(commands::add);
      }
    }
    return commands;
  }

  /** The values of a list in {@code [Service]}; an empty one takes back those before it. */
  private static List<String> values(UnitFile unit, String key) {
    List<String> values = new ArrayList<>();
    for (Assignment line : unit.all("Service", key)) {
      if (line.isReset()) {
        values.clear();
      } else {
        values.add(line.value());
      }
    }
    return values;
  }

  private static String expand(String value, String instance) {
    return Specifiers.expand(value, specifiers(instance)).text().orElse(value);
  }

  private static Map<Character, String> specifiers(String instance) {
    return Map.of('i', instance);
  }
}
