package io.github.unitgen.meaning.systemd;

import java.util.Optional;

/** How long systemd waits for a service to stop before it kills it. */
public record StopTimeout(Optional<TimeSetting> written) {
  /** DefaultTimeoutStopSec= where system.conf does not say otherwise. */
  static final long DEFAULT = 90 * TimeSetting.SECOND;

  public static StopTimeout of(UnitInput unit) {
    return new StopTimeout(TimeSetting.last(unit, "Service", "TimeoutStopSec", "TimeoutSec"));
  }

  /** In microseconds. systemd takes 0 for infinity in these settings. */
  public long length() {
    long length = written.map(TimeSetting::length).orElse(DEFAULT);
    return length == 0 ? TimeSetting.INFINITE : length;
  }

  public boolean isInfinite() {
    return length() == TimeSetting.INFINITE;
  }
}
