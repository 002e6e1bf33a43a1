package io.github.unitgen.lint;

import io.github.unitgen.meaning.upstart.JobInput;

/** A check over one Upstart job or override. */
public interface JobRule extends Rule {
  void check(JobInput job, Findings findings);
}
