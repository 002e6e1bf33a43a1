package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitInput;

/** A check over files that lie in one folder. */
public interface FolderRule extends Rule {
  /** What is found in files that are only looked at, not linted, is dropped. */
  void check(FolderInput folder, FolderFindings findings);

  /**
   * Works out what {@link #check} asks of each unit and {@link UnitInput.Lasting} keeps, while what
   * else was made of {@code unit} is still there. Called by the thread that has the unit.
   */
  default void prepare(UnitInput unit) {}
}
