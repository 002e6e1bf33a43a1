package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.lint.UnitInput;
import io.github.unitgen.source.Ownership;

/** Tells the units that unitgen itself has written: what they lack is said of their manifest. */
final class RenderedUnits {
  private RenderedUnits() {}

  static boolean is(UnitInput unit) {
    return Ownership.begins(unit.file().source().text(), 0);
  }
}
