package io.github.unitgen.manifest;

import io.github.unitgen.manifest.Sockets.Listener;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who has which socket: a port without an address is taken at every address. */
final class TakenSockets<T> {
  private final Map<String, T> exact = new HashMap<>();
  private final Map<String, T> ofPort = new HashMap<>();

  /** The first of those noted that keeps {@code listener} from being opened. */
  Optional<T> owner(Listener listener) {
    return Optional.ofNullable(exact.get(key(listener, listener.address().value())))
        .or(() -> Optional.ofNullable(exact.get(key(listener, listener.port()))))
        .or(
            () ->
                listener.address().value().equals(listener.port())
                    ? Optional.ofNullable(ofPort.get(key(listener, listener.port())))
                    : Optional.empty());
  }

  void note(Listener listener, T owner) {
    exact.putIfAbsent(key(listener, listener.address().value()), owner);
    ofPort.putIfAbsent(key(listener, listener.port()), owner);
  }

  private static String key(Listener listener, String place) {
    return listener.protocol() + " " + place;
  }
}
