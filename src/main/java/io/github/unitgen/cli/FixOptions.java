package io.github.unitgen.cli;

import io.github.unitgen.workspace.LintRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code unitgen lint} that fix findings, or know them. */
final class FixOptions {
  private final ParseResult line;

  FixOptions(ParseResult line) {
    this.line = line;
  }

  static void addTo(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("--fix")
            .paramLabel("SAFETY")
            .arity("0..1")
            .type(String.class)
            .fallbackValue("safe")
            .completionCandidates(List.of("safe", "unsafe"))
            .preprocessor((args, command, option, info) -> onlyAttached(args, info, "safe"))
            .description(
                "Fix what can be fixed safely; --fix=unsafe also applies fixes that may change the"
                    + " meaning. With -, print the fixed text to standard output.")
            .build());
    OptionSpecs.flag(
        spec,
        "Show what --fix would change without writing; exit with 1 if there is a change.",
        "--diff");
    spec.addOption(
        OptionSpec.builder("--add-ignore")
            .paramLabel("REASON")
            .arity("0..1")
            .type(String.class)
            .fallbackValue("")
            .preprocessor((args, command, option, info) -> onlyAttached(args, info, ""))
            .description(
                "Add a comment before each finding that ignores it; --add-ignore=REASON also writes"
                    + " the reason.")
            .build());
    OptionSpecs.text(
        spec,
        "FILE",
        "Ignore the findings listed in FILE. Default: the baseline of the configuration.",
        "--baseline");
    OptionSpecs.flag(
        spec,
        "Write the findings to the baseline, so that later runs ignore them.",
        "--write-baseline");
  }

  /** A word after the option and a space is a path. */
  private static boolean onlyAttached(
      Stack<String> args, Map<String, Object> info, String otherwise) {
    if (!"=".equals(info.get("separator"))) {
      args.push(otherwise);
    }
    return false;
  }

  /** Whether fixes are to be applied, or shown. */
  private boolean isOn() {
    return text("--fix").isPresent() || diff();
  }

  boolean diff() {
    return line.matchedOptionValue("--diff", false);
  }

  LintRequest.BaselineFile baseline() {
    return new LintRequest.BaselineFile(text("--baseline"), writesBaseline());
  }

  Optional<LintRequest.Fixing> fixing() {
    boolean unsafe = text("--fix").equals(Optional.of("unsafe"));
    return isOn() ? Optional.of(new LintRequest.Fixing(unsafe, !diff())) : Optional.empty();
  }

  boolean writesBaseline() {
    return line.matchedOptionValue("--write-baseline", false);
  }

  /** Returns the reason for ignore comments, which may be empty, or nothing without the option. */
  Optional<String> ignoring() {
    return text("--add-ignore").map(String::strip);
  }

  private void checkIgnoring(List<String> paths) throws Stop {
    for (String other : List.of("--diff", "--fix", "--format", "--write-baseline")) {
      if (line.hasMatchedOption(other)) {
        throw Stop.usage(
            "--add-ignore and " + other + " cannot be combined: run one after the other");
      }
    }
    if (paths.contains("-")) {
      throw Stop.usage("--add-ignore writes into files, not into standard input");
    }
    String reason = ignoring().orElse("");
    if (reason.endsWith("\\") || reason.chars().anyMatch(Character::isISOControl)) {
      throw Stop.usage("the reason of --add-ignore is one line without a backslash at its end");
    }
  }

  /** Rejects options that cannot be combined. */
  void check(List<String> paths) throws Stop {
    if (text("--fix").equals(Optional.of("safe")) && paths.contains("unsafe")) {
      throw Stop.usage(
          "--fix expects its value after `=`: use --fix=unsafe (or ./unsafe for a path)");
    }
    if (ignoring().isPresent()) {
      checkIgnoring(paths);
    }
    String safety = text("--fix").orElse("safe");
    if (!safety.equals("safe") && !safety.equals("unsafe")) {
      throw Stop.usage("--fix: expected safe or unsafe, got `" + safety + "`");
    }
    if (diff() && line.hasMatchedOption("--format")) {
      throw Stop.usage("--diff prints no report: remove --format");
    }
    if (writesBaseline() && isOn()) {
      throw Stop.usage("--write-baseline cannot be combined with --fix or --diff");
    }
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(line.matchedOptionValue(name, (String) null));
  }
}
