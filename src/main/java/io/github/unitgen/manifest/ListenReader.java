package io.github.unitgen.manifest;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.manifest.Sockets.Listener;
import io.github.unitgen.manifest.Sockets.Protocol;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import io.github.unitgen.syntax.systemd.value.ValueChecks;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads on which sockets a process listens. */
final class ListenReader {
  private static final List<String> KEYS = List.of("at", "udp", "mode", "user", "group");
  private static final String ADDRESSES =
      "write an address such as 3000, 127.0.0.1:3000 or \"[::1]:3000\"";
  private static final String STREAMS = ADDRESSES + ", or /run/shop/web.sock";

  private final Problems problems;
  private final Values values;
  private final List<Listener> listeners = new ArrayList<>();
  private final TakenSockets<Place> sockets = new TakenSockets<>();

  /** Of all paths, as the first one has it. */
  private Access access = Access.UNSAID;

  private Optional<Place> firstPath = Optional.empty();

  ListenReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** Who may connect to a path. */
  private record Access(
      Optional<String> mode, Optional<Located<String>> user, Optional<Located<String>> group) {
    static final Access UNSAID = new Access(Optional.empty(), Optional.empty(), Optional.empty());

    boolean isAs(Access other) {
      return mode.equals(other.mode)
          && user.map(Located::value).equals(other.user.map(Located::value))
          && group.map(Located::value).equals(other.group.map(Located::value));
    }
  }

  /** Empty where there are none, or none that can be read. */
  Optional<Sockets> sockets(YamlNode node) {
    for (YamlNode item : node instanceof Sequence list ? list.items() : List.of(node)) {
      if (item instanceof Mapping map) {
        map(map);
      } else {
        address("listen", Protocol.STREAM, item, Access.UNSAID);
      }
    }
    return listeners.isEmpty()
        ? Optional.empty()
        : Optional.of(new Sockets(listeners, access.mode(), access.user(), access.group()));
  }

  private void map(Mapping map) {
    for (Entry entry : map.entries()) {
      if (!KEYS.contains(entry.key().text())) {
        problems.add(
            ManifestRule.SCHEMA_VIOLATION.error(
                entry.key().at(),
                "unknown `listen` key " + Quoted.of(entry.key().text()),
                Nearest.of(entry.key().text(), KEYS)
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse("use one of " + String.join(", ", KEYS))));
      }
    }
    AccountReader accounts = new AccountReader(problems);
    Access given =
        new Access(
            value(map, "mode").flatMap(node -> accounts.octal("mode", "0660", node)),
            value(map, "user").flatMap(node -> accounts.account("user", node)),
            value(map, "group").flatMap(node -> accounts.account("group", node)));
    if (map.entry("at").isEmpty() && map.entry("udp").isEmpty()) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              Values.opening(map),
              "`listen` has no `at` or `udp`",
              "add `at:` with a port, an address with a port or a path, or `udp:` with a port"));
    }
    int before = listeners.size();
    value(map, "at").ifPresent(node -> addresses("at", Protocol.STREAM, node, given));
    value(map, "udp").ifPresent(node -> addresses("udp", Protocol.DATAGRAM, node, given));
    if (listeners.size() > before
        && listeners.subList(before, listeners.size()).stream().noneMatch(Listener::isPath)) {
      for (String key : List.of("mode", "user", "group")) {
        map.entry(key)
            .ifPresent(
                entry ->
                    values.bad(
                        entry.key().at(),
                        "`" + key + "` applies only to paths, not to ports",
                        "remove it, or use a path such as /run/shop/web.sock"));
      }
    }
  }

  private static Optional<YamlNode> value(Mapping map, String key) {
    return map.entry(key).map(Entry::value);
  }

  private void addresses(String key, Protocol protocol, YamlNode node, Access given) {
    values.items(key, node).forEach(item -> address(key, protocol, item, given));
  }

  private void address(String key, Protocol protocol, YamlNode node, Access given) {
    if (!(node instanceof Scalar scalar) || node.isNull()) {
      values.wrongType(key, node, "a port, an address with a port, or a path");
      return;
    }
    Optional<Located<String>> line = values.line(key, node);
    if (line.isEmpty() || !isAddress(key, protocol, scalar, line.get())) {
      return;
    }
    Listener listener = new Listener(protocol, line.get());
    Optional<Place> taken = sockets.owner(listener);
    if (taken.isPresent()) {
      problems.add(
          ManifestRule.PORT_COLLISION.error(
              line.get().at(), "duplicate socket", "remove one", taken.get(), "first used here"));
      return;
    }
    sockets.note(listener, line.get().at());
    if (listener.isPath()) {
      access(given, line.get());
    }
    listeners.add(listener);
  }

  /** A socket unit has one mode, one owner and one group for all its paths. */
  private void access(Access given, Located<String> path) {
    if (firstPath.isEmpty()) {
      firstPath = Optional.of(path.at());
      access = given;
    } else if (!access.isAs(given)) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              path.at(),
              "all paths of a process must have the same `mode`, `user` and `group`",
              "write them in one map: `{at: [/run/a.sock, /run/b.sock], mode: …}`",
              firstPath.get(),
              "other values here"));
    }
  }

  private boolean isAddress(
      String key, Protocol protocol, Scalar written, Located<String> address) {
    String text = address.value();
    if (written.style() == Style.PLAIN) {
      Optional<String> trap = YamlTraps.number(text).or(() -> YamlTraps.fraction(text));
      if (trap.isPresent()) {
        problems.add(
            ManifestRule.YAML_TRAP.error(
                address.at(), "a port must be a plain decimal number", trap.get()));
        return false;
      }
    }
    if (text.startsWith("/") && protocol == Protocol.STREAM) {
      return isPath(key, address);
    }
    // systemd takes a number of any base for a port, and at the end a name of an interface.
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    boolean plain = Values.isDigits(port) && !port.startsWith("0");
    if (!plain || text.startsWith("vsock") || !isTaken(text)) {
      values.bad(
          address.at(),
          protocol == Protocol.STREAM
              ? "`" + key + "`: expected a port, an address with a port, or an absolute path"
              : "`" + key + "`: expected a port or an address with a port",
          help(text, colon < 0 ? "" : text.substring(0, colon), plain)
              .orElse(protocol == Protocol.STREAM ? STREAMS : ADDRESSES));
      return false;
    }
    return true;
  }

  /** {@code hasPort}: whether a port follows {@code host}. */
  private static Optional<String> help(String text, String host, boolean hasPort) {
    if (text.startsWith("unix:")) {
      return Optional.of("write only the path, such as /run/shop/web.sock");
    }
    if (text.contains("://")) {
      return Optional.of("write only the address and port, such as 127.0.0.1:3000");
    }
    if (!hasPort || host.startsWith("[") || Values.isDigits(text)) {
      return Optional.of("add the port: " + text + ":3000")
          .filter(x -> !text.startsWith("@") && !text.startsWith("/") && isTaken(text + ":80"));
    }
    if (host.equals("*") || host.isEmpty() && text.startsWith(":")) {
      return Optional.of(
          "write only the port to listen at every address: " + text.substring(host.length() + 1));
    }
    if (text.startsWith("vsock:")) {
      return Optional.empty();
    }
    if (host.indexOf(':') >= 0) {
      return Optional.of("put an IPv6 address in brackets, such as \"[::1]:3000\"");
    }
    return Optional.of("write the address, such as 127.0.0.1:3000: systemd does not resolve names")
        .filter(x -> host.chars().anyMatch(Character::isLetter));
  }

  private boolean isPath(String key, Located<String> address) {
    String path = address.value();
    boolean plain =
        !path.endsWith("/")
            && !path.contains("//")
            && !(path + "/").contains("/./")
            && !(path + "/").contains("/../");
    if (!plain) {
      values.bad(
          address.at(),
          "`" + key + "`: expected a normalized socket path",
          "remove `.`, `..` and redundant slashes");
    } else if (!UnitQuoting.canRaw(path)) {
      values.bad(
          address.at(),
          "this path cannot be written to a unit file",
          "remove control characters, and spaces or backslashes at the end");
    } else if (!isTaken(UnitQuoting.rawValue(path))) {
      values.bad(
          address.at(),
          "a socket path cannot be longer than 107 bytes",
          "shorten it: this is the limit of the kernel");
    } else {
      return true;
    }
    return false;
  }

  /** Whether systemd takes {@code value}. */
  private static boolean isTaken(String value) {
    Optional<Directive> directive = Directives.all().find("Socket", "ListenStream");
    return directive.map(known -> ValueChecks.faults(known, value, "", 1).isEmpty()).orElse(false);
  }
}
