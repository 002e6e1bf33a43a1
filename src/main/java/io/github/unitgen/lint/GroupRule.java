package io.github.unitgen.lint;

import io.github.unitgen.manifest.Manifest;

/** A check over a group as one manifest describes it. Manifests with errors are not checked. */
public interface GroupRule extends Rule {
  void check(Manifest manifest, Findings findings);
}
