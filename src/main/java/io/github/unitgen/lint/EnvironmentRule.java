package io.github.unitgen.lint;

import io.github.unitgen.syntax.systemd.EnvironmentFile;

/** A check over one file that {@code EnvironmentFile=} names. */
public interface EnvironmentRule extends Rule {
  void check(EnvironmentFile file, Findings findings);
}
