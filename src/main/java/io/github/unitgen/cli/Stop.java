package io.github.unitgen.cli;

import io.github.unitgen.report.TextReporter;
import io.github.unitgen.workspace.LintFailed;

/** Ends a command early: with one line for people and the exit code of its kind. */
final class Stop extends Exception {
  private final int code;

  private Stop(int code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** The command line is wrong: exit code 2. */
  static Stop usage(String message) {
    return new Stop(ExitCode.USAGE, message);
  }

  /** Something could not be read or written: exit code 3. */
  static Stop failed(String message) {
    return new Stop(ExitCode.FAILED, message);
  }

  /** Ends a run of the linter; errors in its files are shown with their places. */
  static Stop of(LintFailed failed, boolean colour) {
    String report = new TextReporter(colour).report(failed.problems()).stripTrailing();
    String message = report.isEmpty() ? failed.text() : failed.text() + "\n" + report;
    return switch (failed.why()) {
      case USAGE -> usage(message);
      case FAILED -> failed(message);
    };
  }

  int code() {
    return code;
  }

  String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
