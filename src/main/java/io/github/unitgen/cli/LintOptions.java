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
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** The command line of {@code unitgen lint}. */
final class LintOptions {
  /** What stands for rules besides their ids and names. */
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
        new UsageMessageSpec()
            .header("Says what is wrong with manifests, Upstart jobs and systemd units.")
            .customSynopsis("unitgen lint [PATH...] [OPTION...]")
            .description("")
            .sortOptions(false)
            .footer(
                "",
                "Examples:",
                "  unitgen lint /etc/systemd/system",
                "  unitgen lint --for debian-12 --diff units",
                "",
                "Exit codes: 0 nothing as bad as --fail-on says, 1 findings, 2 wrong usage,",
                "3 a file cannot be read or is nothing to lint.",
                "`unitgen rules` lists the rules, `unitgen explain RULE` tells more of one."));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PATH")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("Files and folders; - is standard input. Default: the working folder.")
            .build());
    addRules(spec);
    FixOptions.addTo(spec);
    addReport(spec);
    addFiles(spec);
    return spec.addOption(OptionSpecs.help());
  }

  /** Which rules speak, and for what. */
  private static void addRules(CommandSpec spec) {
    OptionSpecs.words(
        spec,
        "RULE",
        "Report only these rules: ids, starts of ids (S5), names, profiles, or all.",
        PROFILES,
        "--select");
    OptionSpecs.words(
        spec, "RULE", "Leave these rules out; written like --select.", PROFILES, "--ignore");
    OptionSpecs.texts(
        spec,
        "VERSION",
        "The init the files are for, like rhel-7, `systemd 219` or 219..257. Default: the"
            + " newest known.",
        "--for");
    OptionSpecs.word(
        spec,
        "DIALECT",
        "chromeos: its Upstart has more stanzas.",
        Targets.Dialect.LABELS,
        "--dialect");
    OptionSpecs.text(
        spec,
        "FILE",
        "The configuration. Default: the nearest .unitgen.yml beside a file or above it.",
        "--config");
    OptionSpecs.text(
        spec,
        "DIR",
        "The root of the machine the files are for: look there for programs, users and units.",
        "--root");
    OptionSpecs.flag(
        spec, "Also ask the installed shellcheck about shell in jobs and units.", "--shellcheck");
  }

  /** What is said of the findings, and where. */
  private static void addReport(CommandSpec spec) {
    List<String> formats = LintFormat.ids();
    OptionSpecs.word(
        spec, "FORMAT", String.join(", ", formats) + ". Default: text.", formats, "--format");
    OptionSpecs.text(
        spec, "FILE", "Write the report to FILE, not to the output.", "-o", "--output-file");
    OptionSpecs.flag(
        spec,
        "Count the findings of each rule instead of showing them; text or json.",
        "--statistics");
    OptionSpecs.flag(
        spec, "Show each finding in full, also what is the same in many files.", "--no-group");
    OptionSpecs.flag(spec, "Print findings and nothing else.", "-q", "--quiet");
    OptionSpecs.flag(spec, "Also list the files that are skipped, and why.", "--show-skipped");
    OptionSpecs.flag(spec, "List the files that would be linted, and stop.", "--show-files");
    OptionSpecs.flag(
        spec,
        "Print the settings of each file and where they come from, and stop.",
        "--show-settings");
    OptionSpecs.word(
        spec,
        "SEVERITY",
        "Exit with 1 for a finding at least as bad: "
            + String.join(", ", Threshold.WORDS)
            + ". Default: warning.",
        Threshold.WORDS,
        "--fail-on");
    OptionSpecs.flag(spec, "Exit with 0 whatever is found, as --fail-on=never.", "--exit-zero");
  }

  /** Which files are meant. */
  private static void addFiles(CommandSpec spec) {
    OptionSpecs.texts(
        spec,
        "PATTERN",
        "Leave out what matches and is found in a folder, as `exclude` of the configuration does;"
            + " patterns from this folder.",
        "--exclude");
    OptionSpecs.flag(
        spec,
        "Treat named files like files found in a folder: skip excluded and unknown ones (for"
            + " hooks).",
        "--as-found");
    OptionSpecs.word(
        spec,
        "KIND",
        "manifest, upstart, systemd, config or environment, whatever the files are called.",
        KINDS,
        "--kind");
    OptionSpecs.text(
        spec,
        "NAME",
        "What standard input is called, for its kind and reports.",
        "--stdin-filename");
  }

  /** What to lint, as given; the working folder where nothing is. */
  private List<String> paths() {
    List<String> paths = line.matchedPositionalValue(0, List.<String>of());
    return paths.isEmpty() ? List.of(".") : paths;
  }

  /** What the command line asks for. */
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
        .orElseThrow(() -> Stop.failed("--shellcheck: no shellcheck in PATH; install it"));
  }

  LintFormat format() throws Stop {
    String id = text("--format").orElse("text");
    return LintFormat.of(id).orElseThrow(() -> notOneOf("--format", LintFormat.ids(), id));
  }

  /** What the report shows besides findings. */
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

  /** Whether nothing is to be linted. */
  private boolean isShown() {
    return showFiles() || showSettings();
  }

  boolean showSettings() {
    return is("--show-settings");
  }

  /** What is to be done about findings, other than to report them. */
  FixOptions fix() {
    return new FixOptions(line);
  }

  /** Stops at options that say nothing together. */
  void check() throws Stop {
    fix().check(paths());
    if (statistics() && format() != LintFormat.TEXT && format() != LintFormat.JSON) {
      throw Stop.usage("--statistics is text or json, not " + format().id());
    }
    if (is("--exit-zero") && text("--fail-on").isPresent()) {
      throw Stop.usage("--exit-zero is --fail-on=never: give one of them");
    }
    if (outputFile().isPresent() && (fix().diff() || fix().writesBaseline() || isShown())) {
      throw Stop.usage("--output-file is for a report, and none is made");
    }
    if (text("--stdin-filename").isPresent() && !paths().contains("-")) {
      throw Stop.usage("--stdin-filename is for standard input: add - as the path");
    }
    for (String pattern : patterns("--select")) {
      boolean isReview =
          pattern.equalsIgnoreCase(ShellReviewer.RULE) || pattern.equals("shellcheck");
      if (isReview && !isShellcheck()) {
        throw Stop.usage("--select " + pattern + " finds nothing without --shellcheck");
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
      throw Stop.usage("--dialect is " + labels + ", not `" + label.get() + "`");
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

  /** What is to be laid over the configuration. */
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
        throw Stop.usage(option + " names no rule: `" + name + "` (`unitgen rules` lists them)");
      }
      patterns.add(name);
    }
    return patterns;
  }

  /** What stands between the commas of each. */
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
      throw Stop.usage("--for cannot be read\n" + report.stripTrailing());
    }
    return read.value();
  }

  /** The folder that {@code --root} names. */
  private Optional<Path> root(Path directory) throws Stop {
    Optional<Path> root = text("--root").map(directory::resolve);
    if (root.isPresent() && !Files.isDirectory(root.get())) {
      throw Stop.usage("--root is no folder: " + text("--root").orElseThrow());
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
            + " is one of "
            + String.join(", ", words)
            + ", not `"
            + given
            + "`"
            + near.map(word -> "; did you mean `" + word + "`?").orElse(""));
  }
}
