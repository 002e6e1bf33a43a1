package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitInput;

/** A check over the files of one folder. */
public interface FolderRule extends Rule {
  /** Checks the folder. Findings in files that are only consulted, and not linted, are dropped. */
  void check(FolderInput folder, FolderFindings findings);

  /**
   * Computes the facts that {@link #check} needs of each unit and {@link UnitInput.Lasting} keeps,
   * while other derived data of {@code unit} still exists. The thread that owns the unit calls it.
   */
  default void prepare(UnitInput unit) {}
}
