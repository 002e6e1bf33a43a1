package io.github.unitgen.cli;

import io.github.unitgen.workspace.LintRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.Model.ArgSpec;
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
            .preprocessor(FixOptions::onlyAttached)
            .description(
                "Fix what can be fixed safely; with --fix=unsafe also what may then mean something"
                    + " else. Of -, the fixed text goes to standard output.")
            .build());
    OptionSpecs.flag(
        spec, "Show what --fix would change, change nothing; exit with 1 if it would.", "--diff");
    OptionSpecs.text(
        spec,
        "FILE",
        "Leave out the findings in FILE. Default: the baseline of the configuration.",
        "--baseline");
    OptionSpecs.flag(
        spec,
        "Write the findings to the baseline, so that later runs leave them out.",
        "--write-baseline");
  }

  /** What follows `--fix` behind a blank is a path. */
  private static boolean onlyAttached(
      Stack<String> args, CommandSpec spec, ArgSpec option, Map<String, Object> info) {
    if (!"=".equals(info.get("separator"))) {
      args.push("safe");
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

  /** Stops at options that say nothing together. */
  void check(List<String> paths) throws Stop {
    if (text("--fix").equals(Optional.of("safe")) && paths.contains("unsafe")) {
      throw Stop.usage("--fix takes its value behind a sign: --fix=unsafe (a path: ./unsafe)");
    }
    String safety = text("--fix").orElse("safe");
    if (!safety.equals("safe") && !safety.equals("unsafe")) {
      throw Stop.usage("--fix is one of safe, unsafe, not `" + safety + "`");
    }
    if (diff() && line.hasMatchedOption("--format")) {
      throw Stop.usage("--diff shows a diff and no report: leave --format out");
    }
    if (writesBaseline() && isOn()) {
      throw Stop.usage("--write-baseline takes findings as they are: leave --fix and --diff out");
    }
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(line.matchedOptionValue(name, (String) null));
  }
}
