package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;

/** A check over one systemd unit file or drop-in. */
public interface UnitRule extends Rule {
  void check(UnitInput unit, Findings findings);

  /**
   * Returns the settings that the rule is about: it is skipped for a unit that has none of them, in
   * any section. {@code .mount} represents units of that type. An empty result means that the rule
   * runs on every unit. The result is always the same.
   */
  default Collection<String> keys() {
    return List.of();
  }
}
