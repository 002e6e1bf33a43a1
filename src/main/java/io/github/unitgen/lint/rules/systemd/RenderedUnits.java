package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.lint.UnitInput;

/** Tells the units that unitgen itself has written: what they lack is said of their manifest. */
final class RenderedUnits {
  private static final String HEAD = "# Rendered by unitgen from ";

  private RenderedUnits() {}

  static boolean is(UnitInput unit) {
    return unit.file().source().text().startsWith(HEAD);
  }
}
