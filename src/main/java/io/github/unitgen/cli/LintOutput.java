package io.github.unitgen.cli;

import io.github.unitgen.files.Replacement;
import io.github.unitgen.files.WriteFailed;
import io.github.unitgen.lint.Rules;
import io.github.unitgen.report.Diffs;
import io.github.unitgen.report.FileSettings;
import io.github.unitgen.report.LintFormat;
import io.github.unitgen.report.LintRun;
import io.github.unitgen.report.LintTool;
import io.github.unitgen.report.RuleCounts;
import io.github.unitgen.source.Printable;
import io.github.unitgen.workspace.IgnoreResult;
import io.github.unitgen.workspace.LintFailed;
import io.github.unitgen.workspace.LintResult;
import io.github.unitgen.workspace.Workspace;
import io.github.unitgen.workspace.config.Threshold;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

/** Prints what a run of the linter came to, and says which exit code that is. */
final class LintOutput {
  private final LintOptions options;
  private final Console console;
  private final LintFormat format;
  private final Optional<Threshold> failOn;

  LintOutput(LintOptions options, Console console) throws Stop {
    this.options = options;
    this.console = console;
    this.format = options.format();
    this.failOn = options.failOn();
  }

  int print(LintResult result) throws Stop {
    if (options.fix().diff()) {
      return diff(result);
    }
    LintRun run = result.run();
    result.input().ifPresent(console.out()::print);
    report(run, result.input().isPresent());
    result.notes().forEach(this::say);
    int gone = result.gone();
    if (gone > 0 && format == LintFormat.TEXT && options.view(console).counts()) {
      say(
          "the baseline lists "
              + (gone == 1
                  ? "1 finding that no longer occurs"
                  : gone + " findings that no longer occur")
              + "; --write-baseline removes "
              + (gone == 1 ? "it" : "them"));
    }
    if (hasTroubles(run)) {
      return ExitCode.FAILED;
    }
    Threshold threshold = failOn.or(result::failOn).orElse(Threshold.DEFAULT);
    return run.findings().stream().anyMatch(finding -> threshold.isMetBy(finding.severity()))
        ? ExitCode.FOUND
        : ExitCode.DONE;
  }

  /** {@code piped}: the report makes way for a text on the output. */
  private void report(LintRun run, boolean piped) throws Stop {
    Optional<String> file = options.outputFile();
    if (file.isEmpty()) {
      write(run, piped ? console.err() : console.out());
      return;
    }
    StringWriter report = new StringWriter();
    write(run, new PrintWriter(report));
    try {
      Replacement.put(console.directory().resolve(file.get()), report.toString());
    } catch (WriteFailed e) {
      throw Stop.failed(e.summary());
    }
  }

  private void write(LintRun run, PrintWriter out) {
    LintFormat.View view = options.view(console);
    if (!options.statistics()) {
      format.write(run, view, new LintTool(Program.version(), Rules::find, RulePages::text), out);
    } else if (format == LintFormat.JSON) {
      out.print(RuleCounts.of(run).json());
    } else {
      out.print(RuleCounts.of(run).text(view.counts()));
    }
  }

  /** A line for each file that would be linted. */
  int files(LintRun run) {
    run.files().forEach(file -> console.out().println(Printable.escape(file)));
    return hasTroubles(run) ? ExitCode.FAILED : ExitCode.DONE;
  }

  /** What each file that would be linted is linted with. */
  int settings(Workspace workspace, LintRun run) {
    console.out().print(FileSettings.text(workspace.settings(run.files(), failOn)));
    return hasTroubles(run) ? ExitCode.FAILED : ExitCode.DONE;
  }

  /** With troubles nothing is written: what cannot be read would not be known. */
  int baseline(Workspace workspace, LintResult result) throws LintFailed {
    if (hasTroubles(result.run())) {
      return ExitCode.FAILED;
    }
    Workspace.Written written = workspace.keep(result);
    int count = written.count();
    say(
        written.file()
            + ": wrote "
            + (count == 1 ? "1 finding" : count + " findings")
            + (written.configured() || count == 0
                ? ""
                : "; to ignore them, use --baseline "
                    + written.file()
                    + ", or `baseline` in .unitgen.yml"));
    return ExitCode.DONE;
  }

  /** What became of {@code --add-ignore}; findings that stay count as they always do. */
  int ignored(IgnoreResult result, String reason) {
    int count = 0;
    for (IgnoreResult.Commented file : result.commented()) {
      String rules = String.join(", ", file.rules());
      console.out().println("ignored[" + rules + "]: " + Printable.escape(file.file()));
      count += file.count();
    }
    result.notes().forEach(this::say);
    result.troubles().forEach(this::say);
    say(
        (count == 1 ? "1 finding is" : count + " findings are")
            + " ignored now"
            + (count == 0 || !reason.isEmpty() ? "" : "; write the reasons after the brackets"));
    if (!result.troubles().isEmpty()) {
      return ExitCode.FAILED;
    }
    Threshold threshold = failOn.or(result::failOn).orElse(Threshold.DEFAULT);
    return result.left().stream().anyMatch(finding -> threshold.isMetBy(finding.severity()))
        ? ExitCode.FOUND
        : ExitCode.DONE;
  }

  private int diff(LintResult result) {
    StringBuilder diff = new StringBuilder();
    for (LintResult.Changed changed : result.changed()) {
      diff.append(
          Diffs.unified(
              changed.name(), Optional.of(changed.before()), Optional.of(changed.after())));
    }
    console.out().print(console.style().diff(diff.toString()));
    result.notes().forEach(this::say);
    int count = result.run().countMended();
    say((count == 1 ? "1 finding" : count + " findings") + " would be fixed");
    if (hasTroubles(result.run())) {
      return ExitCode.FAILED;
    }
    return diff.isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
  }

  private boolean hasTroubles(LintRun run) {
    List<String> troubles = run.troubles();
    troubles.forEach(this::say);
    return !troubles.isEmpty();
  }

  private void say(String text) {
    console.err().println("unitgen: " + text);
  }
}
