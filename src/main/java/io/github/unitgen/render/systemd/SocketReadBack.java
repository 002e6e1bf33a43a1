package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Sockets;
import io.github.unitgen.manifest.Sockets.Listener;
import io.github.unitgen.manifest.Sockets.Protocol;
import io.github.unitgen.meaning.systemd.Listeners;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.render.init.ReadBack;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitVersions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the sockets of a socket unit with the manifest. */
final class SocketReadBack {
  private static final Set<String> KEYS =
      Set.of(
          "Description",
          "PartOf",
          "StopPropagatedFrom",
          "After",
          "ListenStream",
          "ListenDatagram",
          "Accept",
          "FreeBind",
          "SocketMode",
          "SocketUser",
          "SocketGroup",
          "DirectoryMode",
          "RemoveOnStop");

  private final UnitInput unit;
  private final SystemdVersions versions;
  private final ReadBack compare;

  SocketReadBack(UnitInput unit, ReadBack compare) {
    this.unit = unit;
    this.versions = unit.versions();
    this.compare = compare;
  }

  /**
   * Compares the sockets in their order, which is the order of the numbers by which the process
   * receives them.
   */
  void listeners(Sockets sockets) {
    for (ValueFault found : unit.valueFaults()) {
      compare.fault(found.line().key() + "= takes " + found.fault().takes());
    }
    compare.same(
        "the sockets",
        sockets.listeners().stream().map(SocketReadBack::written).toList(),
        Listeners.left(unit, "Socket", Listeners.KEYS).stream()
            .map(line -> line.key() + "=" + expand(line.value()))
            .toList());
  }

  private static String written(Listener listener) {
    String key = listener.protocol() == Protocol.STREAM ? "ListenStream=" : "ListenDatagram=";
    return key + listener.address().value();
  }

  /** Compares the other settings of a built-in template, and reports additional ones. */
  void rest(ProcessSpec process, Sockets sockets, SystemdUnits units, Manager manager) {
    boolean stopsOnly = versions.haveSince(Since.STOP_PROPAGATED_FROM);
    same("Unit", "Description", "Sockets of " + process.identity().description());
    same("Unit", "StopPropagatedFrom", stopsOnly ? units.target() : "");
    same("Unit", "PartOf", stopsOnly ? "" : units.target());
    same("Unit", "After", units.target());
    same("Socket", "Accept", "no");
    boolean waits =
        unit.all("Socket", "ListenStream").stream().anyMatch(SocketReadBack::isOfInterface)
            || unit.all("Socket", "ListenDatagram").stream()
                .anyMatch(SocketReadBack::isOfInterface);
    same("Socket", "FreeBind", waits ? "yes" : "");
    boolean hasPath = !sockets.paths().isEmpty();
    same("Socket", "SocketMode", hasPath ? sockets.mode().orElse("0666") : "");
    same("Socket", "SocketUser", account("SocketUser", sockets.user(), manager));
    same("Socket", "SocketGroup", account("SocketGroup", sockets.group(), manager));
    same("Socket", "DirectoryMode", hasPath ? "0755" : "");
    same("Socket", "RemoveOnStop", hasPath && isKnown("RemoveOnStop", "yes") ? "yes" : "");
    for (Assignment line : unit.assignments()) {
      if (!KEYS.contains(line.key())) {
        compare.fault(line.key() + "= is not in the manifest");
      }
    }
  }

  private static boolean isOfInterface(Assignment line) {
    return Listeners.isOfInterface(line.value());
  }

  private String account(String key, Optional<Located<String>> name, Manager manager) {
    return name.map(Located::value)
        .filter(text -> manager.isRoot() && isKnown(key, text))
        .orElse("");
  }

  private boolean isKnown(String key, String value) {
    return versions.areNewest() || UnitVersions.find(versions, "Socket", key, value).isEmpty();
  }

  private void same(String section, String key, String expected) {
    compare.same(
        key + "=",
        expected.isEmpty() ? List.of() : List.of(expected),
        unit.all(section, key).stream().map(line -> expand(line.value())).toList());
  }

  private static String expand(String value) {
    return Specifiers.expand(value, Map.of()).text().orElse(value);
  }
}
