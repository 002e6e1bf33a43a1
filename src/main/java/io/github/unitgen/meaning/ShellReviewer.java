package io.github.unitgen.meaning;

import java.util.List;

/** Another program that says what it makes of shell scripts. Asked by several threads at once. */
@FunctionalInterface
public interface ShellReviewer {
  /** The id of the rule that passes on what it says. */
  String RULE = "X506";

  /** Nobody is asked. */
  ShellReviewer NONE = (shell, script) -> List.of();

  /** What it says of {@code script}, which {@code shell} reads: {@code dash} or {@code bash}. */
  List<Remark> review(String shell, String script);

  /** How bad it is to the other program. */
  enum Level {
    ERROR,
    WARNING,
    REMARK
  }

  /**
   * One thing that it says. Lines and columns count from 1, columns in characters; the range ends
   * in front of its end.
   */
  record Remark(
      int line, int column, int endLine, int endColumn, Level level, int code, String words) {}
}
