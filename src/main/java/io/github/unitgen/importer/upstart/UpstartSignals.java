package io.github.unitgen.importer.upstart;

import io.github.unitgen.catalog.Signals;
import java.util.Optional;

/** Signals as jobs name them. */
final class UpstartSignals {
  private UpstartSignals() {}

  /** Returns the name of a signal, as it is written where that is a name. */
  static Optional<String> called(String written, int number) {
    String plain = written.startsWith("SIG") ? written.substring("SIG".length()) : written;
    boolean named = Signals.number(plain).filter(n -> n == number).isPresent();
    return named ? Optional.of(plain) : Signals.name(number);
  }
}
