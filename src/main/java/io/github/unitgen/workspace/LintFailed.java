package io.github.unitgen.workspace;

import io.github.unitgen.diagnostic.Diagnostic;
import java.util.List;

/** A run of the linter cannot go on. The message is one line for people. */
public final class LintFailed extends Exception {
  private final Why why;
  private final transient List<Diagnostic> problems;

  /** Whose fault it is. */
  public enum Why {
    /** The request, the configuration or the baseline is wrong. */
    USAGE,
    /** Something could not be read or written. */
    FAILED
  }

  private LintFailed(Why why, String message, List<Diagnostic> problems) {
    super(message, null, false, false);
    this.why = why;
    this.problems = List.copyOf(problems);
  }

  static LintFailed usage(String message, List<Diagnostic> problems) {
    return new LintFailed(Why.USAGE, message, problems);
  }

  static LintFailed failed(String message) {
    return new LintFailed(Why.FAILED, message, List.of());
  }

  /** Whose fault it is. */
  public Why why() {
    return why;
  }

  /** The message. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** The mistakes in a configuration or baseline, each at its place; mostly none. */
  public List<Diagnostic> problems() {
    return problems;
  }
}
