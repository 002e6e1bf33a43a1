package io.github.unitgen.render.systemd;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Command;
import io.github.unitgen.manifest.Hardening;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.RawSetting;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.render.ReadBack;
import io.github.unitgen.render.Templates;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads rendered units back as systemd would and compares them with the manifest. */
final class SystemdCheck {
  /** The instances looked at: two, so that a number written out by mistake is noticed. */
  private static final List<String> INSTANCES = List.of("1", "42");

  private final Manifest manifest;
  private final boolean user;
  private final Templates templates;
  private final List<Diagnostic> problems;

  SystemdCheck(Manifest manifest, boolean user, Templates templates, List<Diagnostic> problems) {
    this.manifest = manifest;
    this.user = user;
    this.templates = templates;
    this.problems = problems;
  }

  /** The target wants each member. */
  void target(String text, String template) {
    SystemdUnits units = new SystemdUnits(manifest);
    ReadBack compare = compare(template, units.target());
    UnitFile unit = parse(text, compare);
    List<String> expected =
        manifest.processes().stream().flatMap(p -> units.members(p).stream()).toList();
    List<String> wants = new ArrayList<>();
    for (Assignment line : unit.all("Unit", "Wants")) {
      wants.addAll(List.of(line.value().split(" +")));
    }
    compare.same("Wants=", expected, wants);
    if (compare.isBuiltIn()) {
      String description = manifest.description().orElse(manifest.name().value());
      compare.same("Description=", description, expanded(unit, "Unit", "Description", "1"));
    }
  }

  /** The service gets the same words, environment and settings. */
  void service(String text, ProcessSpec process, String template) {
    ReadBack compare = compare(template, new SystemdUnits(manifest).file(process));
    UnitFile unit = parse(text, compare);
    for (String instance : process.hasInstances() ? INSTANCES : List.of("")) {
      Map<String, String> environment = environment(unit, instance, compare);
      compare.same("the environment", expectedEnvironment(process, instance), environment);
      List<Command> preStart = process.preStart();
      compare.same(
          "ExecStart=",
          List.of(expectedArgv(process, process.command(), instance)),
          commands(unit, "ExecStart", instance, environment, compare));
      compare.same(
          "ExecStartPre=",
          preStart.stream().map(c -> expectedArgv(process, c, instance)).toList(),
          commands(unit, "ExecStartPre", instance, environment, compare));
      compare.same(
          "EnvironmentFile=",
          process.envFiles().stream()
              .map(f -> (f.optional() ? "-" : "") + f.path().with(instance))
              .toList(),
          unit.all("Service", "EnvironmentFile").stream()
              .map(a -> expand(a.value(), instance))
              .toList());
      compare.same(
          "WorkingDirectory=",
          process.directory().map(d -> d.value().with(instance)).orElse(""),
          expanded(unit, "Service", "WorkingDirectory", instance));
    }
    compare.same(
        "User=",
        user ? "" : process.user().map(Located::value).orElse(""),
        expanded(unit, "Service", "User", ""));
    compare.same(
        "TimeoutStopSec=",
        process.stopTimeout(),
        duration(expanded(unit, "Service", "TimeoutStopSec", "")));
    if (compare.isBuiltIn()) {
      settings(unit, process, compare);
    }
  }

  private void settings(UnitFile unit, ProcessSpec process, ReadBack compare) {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("Type", process.notifies() ? "notify" : "exec");
    expected.put("Group", user ? "" : process.group().map(Located::value).orElse(""));
    boolean hardened = process.hardening() != Hardening.NONE && !user;
    if (!hardened || process.umask().isPresent()) {
      expected.put("UMask", process.umask().orElse(""));
    }
    expected.put("Nice", process.nice().isPresent() ? "" + process.nice().getAsInt() : "");
    expected.put(
        "OOMScoreAdjust",
        process.oomScoreAdjust().isPresent() ? "" + process.oomScoreAdjust().getAsInt() : "");
    expected.put("KillMode", "mixed");
    expected.put("KillSignal", "SIG" + process.stopSignal().name());
    expected.put(
        "ExecReload",
        process.reloadSignal().map(s -> "/bin/kill -" + s.name() + " $MAINPID").orElse(""));
    expected.put("Restart", restart(process.restart()));
    expected.forEach(
        (key, value) -> compare.same(key + "=", value, expanded(unit, "Service", key, "")));
    compare.same(
        "RestartSec=",
        process.restartDelay(),
        duration(expanded(unit, "Service", "RestartSec", "")));
    boolean limited = process.restart() != Restart.NEVER && process.restartLimit().isPresent();
    compare.same(
        "StartLimitIntervalSec=",
        limited ? process.restartLimit().map(l -> l.within()).orElse(Duration.ZERO) : Duration.ZERO,
        duration(expanded(unit, "Unit", "StartLimitIntervalSec", "")));
    compare.same(
        "StartLimitBurst=",
        limited ? process.restartLimit().map(l -> "" + (l.restarts() + 1)).orElse("") : "",
        expanded(unit, "Unit", "StartLimitBurst", ""));
    compare.same(
        "PartOf=", new SystemdUnits(manifest).target(), expanded(unit, "Unit", "PartOf", ""));
    String description = process.description() + (process.hasInstances() ? " 42" : "");
    compare.same("Description=", description, expanded(unit, "Unit", "Description", "42"));
  }

  private static String restart(Restart restart) {
    return switch (restart) {
      case ON_FAILURE -> "on-failure";
      case ALWAYS -> "always";
      case NEVER -> "no";
    };
  }

  /** Raw directives changed their own keys and nothing else. */
  void raw(String before, String after, ProcessSpec process) {
    ReadBack compare =
        new ReadBack(
            process.at("systemd"), true, new SystemdUnits(manifest).file(process), problems);
    List<String> raw =
        process.systemd().stream().map(s -> s.section() + "/" + s.key().value()).toList();
    compare.same("the rest", others(before, raw), others(after, raw));
    UnitFile unit = parse(after, compare);
    for (RawSetting setting : process.systemd()) {
      List<String> values = setting.values().stream().map(Located::value).toList();
      List<String> read =
          unit.all(setting.section(), setting.key().value()).stream()
              .map(Assignment::value)
              .toList();
      if (!read.containsAll(values)) {
        compare.same(setting.key().value() + "=", values, read);
      }
    }
  }

  private static List<String> others(String text, List<String> without) {
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
    process.env().forEach(v -> expected.put(v.name().value(), v.value().value().with(instance)));
    if (process.port().isPresent() && !process.hasInstances()) {
      expected.put("PORT", Integer.toString(process.port().getAsInt()));
    }
    return expected;
  }

  private static List<String> expectedArgv(ProcessSpec process, Command command, String instance) {
    List<String> argv = new ArrayList<>();
    if (process.port().isPresent() && process.hasInstances()) {
      argv.add("/bin/sh");
      argv.add("-c");
      argv.add(
          "export PORT=$(("
              + (process.port().getAsInt() - 1)
              + " + "
              + instance
              + ")); exec \"$0\" \"$@\"");
    } else if (command.isLookedUp() && !SystemdValues.isFoundBySystemd(process)) {
      argv.add("/usr/bin/env");
    }
    argv.addAll(command.argv(instance));
    return argv;
  }

  private static Map<String, String> environment(UnitFile unit, String instance, ReadBack compare) {
    Map<String, String> environment = new TreeMap<>();
    for (Assignment line : unit.all("Service", "Environment")) {
      EnvironmentLine read = EnvironmentLine.read(line.value(), specifiers(instance));
      read.variables().forEach(v -> environment.put(v.name(), v.value()));
      read.dropped().forEach(d -> compare.fault("systemd would drop `" + d.text() + "`"));
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
    for (Assignment line : unit.all("Service", key)) {
      ExecLine read = ExecLine.read(line.value());
      read.problems().forEach(p -> compare.fault("systemd refuses " + key + "=: " + p.fault()));
      for (ExecLine.Command command : read.commands()) {
        command.argv(specifiers(instance), environment).ifPresent(commands::add);
      }
    }
    return commands;
  }

  private static String expanded(UnitFile unit, String section, String key, String instance) {
    return unit.last(section, key).map(a -> expand(a.value(), instance)).orElse("");
  }

  private static String expand(String value, String instance) {
    return Specifiers.expand(value, specifiers(instance)).text().orElse(value);
  }

  private static Map<Character, String> specifiers(String instance) {
    return Map.of('i', instance);
  }

  /** The forms that unitgen writes, and those that a user's template is likely to use. */
  private static Object duration(String text) {
    Optional<Duration> millis =
        text.endsWith("ms")
            ? number(text.substring(0, text.length() - 2)).map(Duration::ofMillis)
            : text.endsWith("min")
                ? number(text.substring(0, text.length() - 3)).map(Duration::ofMinutes)
                : number(text.endsWith("s") ? text.substring(0, text.length() - 1) : text)
                    .map(Duration::ofSeconds);
    return millis.isPresent() ? millis.get() : "`" + text + "`";
  }

  private static Optional<Long> number(String text) {
    boolean digits =
        !text.isEmpty() && text.length() < 16 && text.chars().allMatch(Character::isDigit);
    return digits ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
