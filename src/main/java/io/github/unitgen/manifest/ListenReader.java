package io.github.unitgen.manifest;

import io.github.unitgen.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads on which sockets a process listens. */
final class ListenReader {
  private final Values values;

  ListenReader(Problems problems) {
    this.values = new Values(problems);
  }

  Optional<Sockets> sockets(YamlNode node) {
    List<Sockets.Listener> listeners =
        values.lines("listen", node).stream()
            .map(address -> new Sockets.Listener(Sockets.Protocol.STREAM, address))
            .toList();
    return listeners.isEmpty()
        ? Optional.empty()
        : Optional.of(new Sockets(listeners, Optional.empty(), Optional.empty(), Optional.empty()));
  }
}
