package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Rules;
import io.github.unitgen.lint.config.Threshold;
import io.github.unitgen.report.LintFormat;
import io.github.unitgen.report.LintRun;
import io.github.unitgen.report.LintTool;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Prints what a run of the linter came to, and says which exit code that is. */
final class LintOutput {
  private final LintOptions options;
  private final Console console;
  private final LintSettings settings;
  private final LintBaseline baseline;
  private final LintFormat format;
  private final Optional<Threshold> failOn;

  LintOutput(LintOptions options, Console console, LintSettings settings, LintBaseline baseline)
      throws Stop {
    this.options = options;
    this.console = console;
    this.settings = settings;
    this.baseline = baseline;
    this.format = options.format();
    this.failOn = options.failOn();
  }

  /** {@code input}: what standard input became, to be given on. */
  int print(LintRun all, Optional<LintFixes> fixes, Optional<String> input) throws Stop {
    if (options.fix().writesBaseline()) {
      return baseline(all);
    }
    if (options.fix().diff()) {
      return diff(all, fixes.orElseThrow());
    }
    List<Diagnostic> left = baseline.unknown(all.findings());
    LintRun run =
        new LintRun(left, all.files(), all.skipped(), all.troubles(), fixes.map(LintFixes::mended));
    LintTool tool = new LintTool(Main.version(), Rules::find, RulePages::text);
    input.ifPresent(console.out()::print);
    // The report makes way for the text that is piped on.
    PrintWriter to = input.isPresent() ? console.err() : console.out();
    to.print(format.report(run, console.colour(), tool));
    fixes.ifPresent(applied -> applied.notes().forEach(this::say));
    int gone = baseline.gone(all.findings(), all, settings);
    if (gone > 0 && format == LintFormat.TEXT) {
      say(
          (gone == 1 ? "1 entry" : gone + " entries")
              + " of the baseline "
              + (gone == 1 ? "is" : "are")
              + " gone; --write-baseline drops what is gone");
    }
    if (hasTroubles(all)) {
      return ExitCode.FAILED;
    }
    Threshold threshold = settings.failOn(failOn);
    return left.stream().anyMatch(finding -> threshold.isMetBy(finding.severity()))
        ? ExitCode.FOUND
        : ExitCode.DONE;
  }

  /** With troubles nothing is written: what cannot be read would not be known. */
  private int baseline(LintRun all) throws Stop {
    if (hasTroubles(all)) {
      return ExitCode.FAILED;
    }
    say(baseline.write(all.findings()));
    return ExitCode.DONE;
  }

  private int diff(LintRun all, LintFixes fixes) {
    console.out().print(fixes.diff());
    fixes.notes().forEach(this::say);
    int count = fixes.mended().stream().mapToInt(LintRun.Mended::count).sum();
    say((count == 1 ? "1 finding" : count + " findings") + " would be fixed");
    if (hasTroubles(all)) {
      return ExitCode.FAILED;
    }
    return fixes.diff().isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
  }

  private boolean hasTroubles(LintRun all) {
    all.troubles().forEach(this::say);
    return !all.troubles().isEmpty();
  }

  private void say(String text) {
    console.err().println("unitgen: " + text);
  }
}
