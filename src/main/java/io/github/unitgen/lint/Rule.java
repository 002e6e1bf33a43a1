package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.RuleInfo;

/** A check; stateless, so that one instance serves every file and every thread. */
public interface Rule {
  /** The same for ever; cheap. */
  RuleInfo info();
}
