package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.files.Walk;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.manifest.InitVersions;
import io.github.unitgen.manifest.Nearest;
import io.github.unitgen.manifest.VersionReader;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.report.LintFormat;
import io.github.unitgen.report.Style;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.workspace.LintRequest;
import io.github.unitgen.workspace.Shellcheck;
import io.github.unitgen.workspace.Workspace;
import io.github.unitgen.workspace.config.Config;
import io.github.unitgen.workspace.config.Glob;
import io.github.unitgen.workspace.config.Threshold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command line of {@code unitgen lint}. */
final class LintOptions {
  /** The names of sets of rules. */
  static final List<String> PROFILES = List.of("default", "pedantic", "hardening", "all");

  static final List<String> KINDS =
      List.of("manifest", "upstart", "systemd", "config", "environment");

  private final ParseResult line;

  LintOptions(ParseResult line) {
    this.line = line;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        Helps.of(
                "Finds problems in manifests, Upstart jobs and systemd units.",
                "unitgen lint /etc/systemd/system",
                "unitgen lint --for debian-12 --diff units")
            .customSynopsis("unitgen lint [PATH...] [OPTION...]")
            .footer(
                "",
                "Exit codes: 0 no finding at or above --fail-on, 1 findings, 2 invalid usage,",
                "3 a file cannot be read or cannot be linted.",
                "`unitgen rules` lists the rules, `unitgen explain RULE` explains one."));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PATH")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("Files and folders; - is standard input. Default: the current directory.")
            .build());
    OptionGroups.add(spec, "Rules:", LintOptions::addRules);
    OptionGroups.add(spec, "Target machine:", LintOptions::addMachine);
    OptionGroups.add(spec, "Fixes and known findings:", FixOptions::addTo);
    OptionGroups.add(spec, "Report and exit code:", LintOptions::addReport);
    OptionGroups.add(spec, "Files:", LintOptions::addFiles);
    return spec.addOption(OptionSpecs.help());
  }

  /** Adds the options that select rules. */
  private static void addRules(CommandSpec spec) {
    OptionSpecs.words(
        spec,
        "RULE",
        "Report only these rules: ids, id prefixes (S5), names, profiles, or all.",
        PROFILES,
        "--select");
    OptionSpecs.words(
        spec, "RULE", "Ignore these rules; same syntax as --select.", PROFILES, "--ignore");
    OptionSpecs.text(
        spec,
        "FILE",
        "The configuration. Default: the nearest .unitgen.yml in the folder of a file or above.",
        "--config");
    OptionSpecs.flag(
        spec, "Also run the installed shellcheck on shell code in jobs and units.", "--shellcheck");
  }

  /** Adds the options that describe where the files are used. */
  private static void addMachine(CommandSpec spec) {
    OptionSpecs.texts(
        spec,
        "VERSION",
        "The init the files are for, such as rhel-7, `systemd 219` or 219..257. Default: the"
            + " newest known version.",
        "--for");
    OptionSpecs.word(
        spec,
        "DIALECT",
        "chromeos, whose Upstart has additional stanzas.",
        Targets.Dialect.LABELS,
        "--dialect");
    OptionSpecs.text(
        spec,
        "DIR",
        "The root of the target machine: look there for programs, users and units.",
        "--root");
  }

  /** Adds the options of the report. */
  private static void addReport(CommandSpec spec) {
    List<String> formats = LintFormat.ids();
    OptionSpecs.word(
        spec, "FORMAT", String.join(", ", formats) + ". Default: text.", formats, "--format");
    OptionSpecs.text(
        spec,
        "FILE",
        "Write the report to FILE instead of standard output.",
        "-o",
        "--output-file");
    OptionSpecs.flag(
        spec,
        "Count the findings of each rule instead of showing them, as text or json.",
        "--statistics");
    OptionSpecs.flag(
        spec, "Show each finding in full, even if many files have the same one.", "--no-group");
    OptionSpecs.flag(spec, "Print only findings.", "-q", "--quiet");
    OptionSpecs.word(
        spec,
        "SEVERITY",
        "Exit with 1 for a finding of at least this severity: "
            + String.join(", ", Threshold.WORDS)
            + ". Default: warning.",
        Threshold.WORDS,
        "--fail-on");
    OptionSpecs.flag(spec, "Exit with 0 despite findings, same as --fail-on=never.", "--exit-zero");
  }

  /** Adds the options that select files. */
  private static void addFiles(CommandSpec spec) {
    OptionSpecs.texts(
        spec,
        "PATTERN",
        "Skip matching files found in folders, like `exclude` in the configuration; patterns"
            + " start at the current directory.",
        "--exclude");
    OptionSpecs.flag(
        spec,
        "Treat named files like files found in a folder: skip excluded and unknown ones (for"
            + " hooks).",
        "--as-found");
    OptionSpecs.word(
        spec,
        "KIND",
        "The kind of all files, whatever their names: manifest, upstart, systemd, config or"
            + " environment.",
        KINDS,
        "--kind");
    OptionSpecs.text(
        spec,
        "NAME",
        "The file name of standard input, for its kind and for reports.",
        "--stdin-filename");
    OptionSpecs.flag(spec, "Also list skipped files with the reason.", "--show-skipped");
    OptionSpecs.flag(spec, "List the files that would be linted, then exit.", "--show-files");
    OptionSpecs.flag(
        spec, "Print the settings of each file and their origins, then exit.", "--show-settings");
  }

  /** Returns the paths to lint; by default the current directory. */
  private List<String> paths() {
    List<String> paths = line.matchedPositionalValue(0, List.<String>of());
    return paths.isEmpty() ? List.of(".") : paths;
  }

  /** Returns the request of the command line. */
  LintRequest request(Console console) throws Stop {
    Path directory = console.directory();
    return new LintRequest(
        directory,
        texts(console),
        new LintRequest.Settings(text("--config"), settings(console.colour())),
        root(directory),
        isShellcheck() ? Optional.of(shellcheck(console)) : Optional.empty(),
        fix().baseline(),
        fix().fixing());
  }

  private LintRequest.Texts texts(Console console) throws Stop {
    List<String> files = new ArrayList<>(paths());
    boolean stdin = files.removeIf("-"::equals);
    Walk.Named named = is("--as-found") ? Walk.Named.WANTED : Walk.Named.ALL;
    String name = text("--stdin-filename").orElse(Workspace.UNNAMED);
    Optional<LintRequest.Input> input =
        stdin ? Optional.of(new LintRequest.Input(name, console.in())) : Optional.empty();
    return new LintRequest.Texts(files, named, exclude(), kind(), input, Map.of());
  }

  private List<Glob> exclude() throws Stop {
    List<Glob> globs = new ArrayList<>();
    for (String text : split("--exclude")) {
      Optional<String> fault = Glob.fault(text);
      if (fault.isPresent()) {
        throw Stop.usage("--exclude `" + text + "`: " + fault.get());
      }
      globs.add(Glob.of(text));
    }
    return globs;
  }

  private static Shellcheck shellcheck(Console console) throws Stop {
    String path = console.env().getOrDefault("PATH", "");
    return Shellcheck.installed(path, console.directory())
        .orElseThrow(() -> Stop.failed("--shellcheck: shellcheck is not in PATH; install it"));
  }

  LintFormat format() throws Stop {
    String id = text("--format").orElse("text");
    return LintFormat.of(id).orElseThrow(() -> notOneOf("--format", LintFormat.ids(), id));
  }

  /** Returns the additional parts of the report. */
  LintFormat.View view(Console console) {
    Style style = outputFile().isEmpty() ? console.style() : Style.PLAIN;
    return new LintFormat.View(style, !is("--no-group"), is("--show-skipped"), !is("--quiet"));
  }

  /** Where the report is written, if not to the output. */
  Optional<String> outputFile() {
    return text("--output-file");
  }

  boolean statistics() {
    return is("--statistics");
  }

  boolean showFiles() {
    return is("--show-files");
  }

  /** Whether an option asks for a list instead of a report. */
  private boolean isShown() {
    return showFiles() || showSettings();
  }

  boolean showSettings() {
    return is("--show-settings");
  }

  /** Returns the options for fixes, ignore comments and baselines. */
  FixOptions fix() {
    return new FixOptions(line);
  }

  /** Stops at options that say nothing together. */
  void check() throws Stop {
    fix().check(paths());
    if (statistics() && format() != LintFormat.TEXT && format() != LintFormat.JSON) {
      throw Stop.usage("--statistics: expected --format text or json, got " + format().id());
    }
    if (is("--exit-zero") && text("--fail-on").isPresent()) {
      throw Stop.usage("--exit-zero means --fail-on=never: use one of them");
    }
    if (outputFile().isPresent() && (fix().diff() || fix().writesBaseline() || isShown())) {
      throw Stop.usage("--output-file requires a report, but none is printed");
    }
    if (text("--stdin-filename").isPresent() && !paths().contains("-")) {
      throw Stop.usage("--stdin-filename requires standard input: add - as a path");
    }
    for (String pattern : patterns("--select")) {
      boolean isReview =
          pattern.equalsIgnoreCase(ShellReviewer.RULE) || pattern.equals("shellcheck");
      if (isReview && !isShellcheck()) {
        throw Stop.usage("--select " + pattern + " requires --shellcheck");
      }
    }
  }

  private boolean isShellcheck() {
    return is("--shellcheck");
  }

  private boolean is(String flag) {
    return line.matchedOptionValue(flag, false);
  }

  /** The kind that all files are to be taken for. */
  private Optional<Kind> kind() throws Stop {
    Optional<String> id = text("--kind");
    if (id.isPresent() && Kind.of(id.get()).isEmpty()) {
      throw notOneOf("--kind", KINDS, id.get());
    }
    return id.flatMap(Kind::of);
  }

  private Optional<Targets.Dialect> dialect() throws Stop {
    Optional<String> label = text("--dialect");
    Optional<Targets.Dialect> dialect = label.flatMap(Targets.Dialect::of);
    if (label.isPresent() && dialect.isEmpty()) {
      String labels = String.join(" or ", Targets.Dialect.LABELS);
      throw Stop.usage("--dialect: expected " + labels + ", got `" + label.get() + "`");
    }
    return dialect;
  }

  /** {@code --fail-on}; empty where it is not given. */
  Optional<Threshold> failOn() throws Stop {
    Optional<String> word = text("--fail-on");
    if (word.isPresent() && Threshold.of(word.get()).isEmpty()) {
      throw notOneOf("--fail-on", Threshold.WORDS, word.get());
    }
    return is("--exit-zero") ? Threshold.of("never") : word.flatMap(Threshold::of);
  }

  /** Returns the settings that override the configuration. */
  private Config.Settings settings(boolean colour) throws Stop {
    return new Config.Settings(selection(), versions(colour), dialect());
  }

  /** {@code --select} and {@code --ignore}, to be laid over what the configuration says. */
  private Selection selection() throws Stop {
    Selection selection = Selection.DEFAULT;
    List<String> selected = patterns("--select");
    if (!selected.isEmpty()) {
      selection = selection.then("all", Effect.OFF, place("--select"));
    }
    for (String pattern : selected) {
      selection = selection.then(pattern, Effect.ON, place("--select"));
    }
    for (String pattern : patterns("--ignore")) {
      selection = selection.then(pattern, Effect.OFF, place("--ignore"));
    }
    return selection;
  }

  private static Place place(String option) {
    return new Source(option, "").whole();
  }

  private List<String> patterns(String option) throws Stop {
    List<String> patterns = new ArrayList<>();
    for (String name : split(option)) {
      if (!Selection.isKnown(name)) {
        throw Stop.usage(
            option + ": unknown rule `" + name + "` (`unitgen rules` lists the rules)");
      }
      patterns.add(name);
    }
    return patterns;
  }

  /** Splits each value at commas. */
  private List<String> split(String option) {
    List<String> parts = new ArrayList<>();
    for (String text : texts(option)) {
      for (String part : text.split(",", -1)) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  private Optional<InitVersions> versions(boolean colour) throws Stop {
    List<String> texts = texts("--for");
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    Parsed<InitVersions> read = VersionReader.parse(OptionSpecs.list("--for", texts));
    if (read.value().isEmpty()) {
      String report = new TextReporter(colour).report(read.problems());
      throw Stop.usage("invalid --for\n" + report.stripTrailing());
    }
    return read.value();
  }

  /** The folder that {@code --root} names. */
  private Optional<Path> root(Path directory) throws Stop {
    Optional<Path> root = text("--root").map(directory::resolve);
    if (root.isPresent() && !Files.isDirectory(root.get())) {
      throw Stop.usage("--root is not a folder: " + text("--root").orElseThrow());
    }
    return root;
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(line.matchedOptionValue(name, (String) null));
  }

  private List<String> texts(String name) {
    return line.matchedOptionValue(name, List.<String>of());
  }

  private static Stop notOneOf(String option, List<String> words, String given) {
    Optional<String> near =
        words.stream()
            .filter(word -> !given.isEmpty() && word.startsWith(given))
            .findFirst()
            .or(() -> Nearest.of(given, words));
    return Stop.usage(
        option
            + ": expected one of "
            + String.join(", ", words)
            + ", got `"
            + given
            + "`"
            + near.map(word -> "; did you mean `" + word + "`?").orElse(""));
  }
}
