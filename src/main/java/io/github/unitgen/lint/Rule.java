package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.RuleInfo;

/** A check. It is stateless, so one instance serves every file and every thread. */
public interface Rule {
  /** Returns the facts about the rule, which are always the same; the call is cheap. */
  RuleInfo info();

  /**
   * Whether the rule is about how one file is written. The other rules see a unit together with its
   * drop-ins and a job together with its override, if these are beside it.
   */
  default boolean isAboutOneFile() {
    return false;
  }
}
