package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.RuleInfo;

/** A check; stateless, so that one instance serves every file and every thread. */
public interface Rule {
  /** The same for ever; cheap. */
  RuleInfo info();

  /**
   * Whether it is about how one file is written. The other rules see a unit together with its
   * drop-ins and a job together with its override, where these lie beside it.
   */
  default boolean isAboutOneFile() {
    return false;
  }
}
