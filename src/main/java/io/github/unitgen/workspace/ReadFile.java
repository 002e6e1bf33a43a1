package io.github.unitgen.workspace;

import io.github.unitgen.lint.LintFile;
import io.github.unitgen.report.LintRun;

/** The result of reading a file. */
sealed interface ReadFile {
  /** It is to be linted. */
  record Lintable(LintFile file) implements ReadFile {}

  /** It is not linted, and nothing is wrong with that. */
  record Skipped(LintRun.Skipped skipped) implements ReadFile {}

  /** It could not be read, or written, or is nothing to lint though it is named. */
  record Failed(String trouble) implements ReadFile {}
}
