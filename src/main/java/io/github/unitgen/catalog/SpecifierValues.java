package io.github.unitgen.catalog;

import io.github.unitgen.catalog.Directives.Directive;
import java.util.Optional;

/** The directives whose values can have specifiers. */
public final class SpecifierValues {
  private SpecifierValues() {}

  /** Whether systemd replaces specifiers in the value of {@code key} of {@code [section]}. */
  public static boolean has(String section, String key) {
    Optional<Directive> directive = Directives.all().find(section, key);
    return directive.isPresent() && directive.get().specifiers().startsWith("yes");
  }
}
