package io.github.unitgen.cli;

/** The exit codes of every command and format. */
final class ExitCode {
  static final int DONE = 0;

  /** A manifest with errors, or {@code --check} differs. */
  static final int FOUND = 1;

  static final int USAGE = 2;

  /** It could not be done: unreadable, not writable, refused. */
  static final int FAILED = 3;

  private ExitCode() {}
}
