package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitInput;

/** A check over the files of one folder. */
public interface FolderRule extends Rule {
  /** Checks the folder. Findings in files that are only consulted, and not linted, are dropped. */
  void check(FolderInput folder, FolderFindings findings);

  /**
   * Whether the rule may report something in {@code unit}, as far as the unit alone shows: {@link
   * FolderInput#lintedUnits(FolderRule)} returns only such units. It is asked once, while all
   * derived data of the unit still exists, so it also computes the facts that {@link #check} needs
   * of the unit, which {@link UnitInput.Lasting} keeps.
   */
  default boolean concerns(UnitInput unit) {
    return true;
  }
}
