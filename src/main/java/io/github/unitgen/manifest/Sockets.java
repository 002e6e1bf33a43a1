package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import java.util.List;
import java.util.Optional;

/**
 * The sockets that a process is handed.
 *
 * @param listeners at least one
 * @param mode octal digits, of the sockets that have a path
 * @param user the owner of those
 * @param group their group
 */
public record Sockets(
    List<Listener> listeners,
    Optional<String> mode,
    Optional<Located<String>> user,
    Optional<Located<String>> group) {
  public Sockets {
    listeners = List.copyOf(listeners);
  }

  /** One of them: a port, an address with a port, or an absolute path. */
  public record Listener(Protocol protocol, Located<String> address) {
    /** Whether it lies in the file system. */
    public boolean isPath() {
      return address.value().startsWith("/");
    }

    /** The port, in digits; of a path all of it. */
    public String port() {
      String text = address.value();
      return isPath() ? text : text.substring(text.lastIndexOf(':') + 1);
    }
  }

  /** The protocol of a socket. */
  public enum Protocol {
    STREAM,
    DATAGRAM
  }

  /** Returns the sockets that have a path. */
  public List<Located<String>> paths() {
    return listeners.stream().filter(Listener::isPath).map(Listener::address).toList();
  }
}
