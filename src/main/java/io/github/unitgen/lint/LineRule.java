package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;

/**
 * A check of single assignments of a unit. One walk over the unit serves all such rules: each of
 * them sees the assignments to its {@link #keys}, in any section, and no others.
 */
public interface LineRule extends UnitRule {
  /** Returns the settings whose assignments the rule checks, at least one. */
  @Override
  Collection<String> keys();

  /** Checks one assignment to one of the {@link #keys}. */
  void check(UnitInput unit, Assignment line, Findings findings);

  /** Checks all assignments to the {@link #keys}, in file order. */
  @Override
  default void check(UnitInput unit, Findings findings) {
    Collection<String> keys = keys();
    for (Assignment line : unit.assignments()) {
      if (keys.contains(line.key())) {
        check(unit, line, findings);
      }
    }
  }
}
