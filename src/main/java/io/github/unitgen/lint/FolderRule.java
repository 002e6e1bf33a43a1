package io.github.unitgen.lint;

/** A check over files that lie in one folder. */
public interface FolderRule extends Rule {
  /** What is found in files that are only looked at, not linted, is dropped. */
  void check(FolderInput folder, FolderFindings findings);
}
