package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitInput;

/** A check over one systemd unit file or drop-in. */
public interface UnitRule extends Rule {
  void check(UnitInput unit, Findings findings);
}
