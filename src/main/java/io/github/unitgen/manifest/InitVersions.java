package io.github.unitgen.manifest;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.source.Place;
import java.util.Optional;

/**
 * The versions that {@code for} names: of systemd, of Upstart or of both; at least one is there.
 */
public record InitVersions(
    Optional<SystemdVersions> systemd, Optional<UpstartVersions> upstart, Place at) {
  /** Whether {@code target} is among what is named. */
  public boolean cover(Target target) {
    return target == Target.UPSTART ? upstart.isPresent() : systemd.isPresent();
  }

  /** The target that alone can be meant; empty where both inits are named. */
  public Optional<Target> only() {
    if (systemd.isPresent() == upstart.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(systemd.isPresent() ? Target.SYSTEMD : Target.UPSTART);
  }
}
