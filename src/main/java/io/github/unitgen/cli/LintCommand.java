package io.github.unitgen.cli;

import io.github.unitgen.workspace.LintFailed;
import io.github.unitgen.workspace.LintResult;
import io.github.unitgen.workspace.Workspace;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code unitgen lint}: reads files, says what is wrong with them. */
final class LintCommand {
  static final String NAME = "lint";

  private final LintOptions options;
  private final Console console;

  LintCommand(ParseResult line, Console console) {
    this.options = new LintOptions(line);
    this.console = console;
  }

  int run() throws Stop {
    options.check();
    LintOutput output = new LintOutput(options, console);
    try {
      Workspace workspace = Workspace.open(options.request(console));
      if (options.showFiles()) {
        return output.files(workspace.files());
      }
      if (options.showSettings()) {
        return output.settings(workspace, workspace.files());
      }
      Optional<String> ignoring = options.fix().ignoring();
      if (ignoring.isPresent()) {
        return output.ignored(workspace.ignore(ignoring.get()), ignoring.get());
      }
      LintResult result = watched(workspace);
      return options.fix().writesBaseline()
          ? output.baseline(workspace, result)
          : output.print(result);
    } catch (LintFailed failed) {
      throw Stop.of(failed, console.colour());
    }
  }

  /** On a terminal a run of more than a second says how far it is. */
  private LintResult watched(Workspace workspace) throws LintFailed {
    if (!console.terminal() || !options.view(console).counts()) {
      return workspace.lint();
    }
    try (ProgressLine line = new ProgressLine(console.err(), System::nanoTime)) {
      workspace.watch(line);
      return workspace.lint();
    }
  }
}
