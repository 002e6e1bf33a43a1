package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;

/** A check over one systemd unit file or drop-in. */
public interface UnitRule extends Rule {
  void check(UnitInput unit, Findings findings);

  /**
   * The settings without any of which the rule has nothing to say of a unit, in whatever section
   * they stand, so that it need not be asked; {@code .mount} stands for units of that type. Empty
   * where it is to be asked of every unit. The same for ever.
   */
  default Collection<String> keys() {
    return List.of();
  }
}
