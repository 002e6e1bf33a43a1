package io.github.unitgen.meaning;

import java.util.List;

/** Another program that reviews shell scripts. Several threads call it at once. */
@FunctionalInterface
public interface ShellReviewer {
  /** The id of the rule that reports its remarks. */
  String RULE = "X506";

  /** A reviewer without remarks. */
  ShellReviewer NONE = (shell, script) -> List.of();

  /**
   * Returns the remarks on {@code script}, which {@code shell} reads: {@code dash} or {@code bash}.
   */
  List<Remark> review(String shell, String script);

  /** The severity in the terms of the other program. */
  enum Level {
    ERROR,
    WARNING,
    REMARK
  }

  /**
   * One remark. Lines and columns count from 1, columns in characters.
   *
   * @param line the first line
   * @param column the first column
   * @param endLine the last line
   * @param endColumn the column after the last character
   * @param level the severity
   * @param code the number of the other program for this kind of remark
   * @param words the text
   */
  record Remark(
      int line, int column, int endLine, int endColumn, Level level, int code, String words) {}
}
