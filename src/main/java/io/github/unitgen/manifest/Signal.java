package io.github.unitgen.manifest;

import io.github.unitgen.catalog.Signals;

/** A signal without SIG, in upper case: TERM, RTMIN+3. */
public record Signal(String name) {
  /** Whether it is a real-time signal, which Upstart does not know. */
  public boolean isRealTime() {
    return Signals.number(name).isEmpty();
  }
}
