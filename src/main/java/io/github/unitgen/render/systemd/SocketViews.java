package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Sockets;
import io.github.unitgen.manifest.Sockets.Listener;
import io.github.unitgen.manifest.Sockets.Protocol;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.meaning.systemd.Listeners;
import io.github.unitgen.render.systemd.ServiceView.Setting;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import io.github.unitgen.syntax.systemd.UnitVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates the views of sockets, and reports the settings that the versions cannot keep. */
final class SocketViews {
  /** The default of systemd, written explicitly. */
  private static final String SOCKET_MODE = "0666";

  private static final String DIRECTORY_MODE = "0755";

  /** The default of the kernel's ip_unprivileged_port_start. */
  private static final int FIRST_OF_USERS = 1024;

  private final SystemdUnits units;
  private final Manager manager;
  private final SystemdVersions versions;
  private final SocketFolders folders;
  private final List<Diagnostic> problems = new ArrayList<>();

  SocketViews(Manifest manifest, Manager manager) {
    this.units = new SystemdUnits(manifest);
    this.manager = manager;
    this.versions = manifest.systemd();
    this.folders = new SocketFolders(manifest);
  }

  /** Returns the values that the views made so far could not represent or keep. */
  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /** Returns the view of the socket unit of a process that has {@code sockets}. */
  SocketView socket(ProcessSpec process, Sockets sockets) {
    if (!versions.haveSince(Since.STOP_PROPAGATED_FROM)) {
      notKept(
          process.at("listen"),
          versions + " briefly closes the sockets when the whole group is restarted",
          "restart the services by name: that keeps all connections");
    }
    sockets.listeners().forEach(this::checkPort);
    sockets.paths().forEach(this::checkFolder);
    boolean hasPath = !sockets.paths().isEmpty();
    SystemdValues values = new SystemdValues(process, versions, problems);
    return new SocketView(
        values.raw(
            Text.of("Sockets of " + process.identity().description()), process.at("description")),
        units.target(),
        versions.haveSince(Since.STOP_PROPAGATED_FROM) ? "StopPropagatedFrom" : "PartOf",
        sockets.listeners().stream().map(SocketViews::setting).toList(),
        sockets.listeners().stream()
            .anyMatch(listener -> Listeners.isOfInterface(listener.address().value())),
        new SocketView.Paths(
            hasPath ? sockets.mode().orElse(SOCKET_MODE) : null,
            account("user", "SocketUser", sockets.user()).orElse(null),
            account("group", "SocketGroup", sockets.group()).orElse(null),
            hasPath ? DIRECTORY_MODE : null,
            hasPath && isKnown("RemoveOnStop", "yes")));
  }

  private static Setting setting(Listener listener) {
    return new Setting(
        listener.protocol() == Protocol.DATAGRAM ? "ListenDatagram" : "ListenStream",
        SystemdText.of(UnitQuoting.rawValue(listener.address().value())));
  }

  private Optional<String> account(String key, String directive, Optional<Located<String>> name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Place at = name.get().at();
    if (!manager.isRoot()) {
      notKept(at, "`" + key + "` is ignored: a user manager cannot change the owner of files", "");
      return Optional.empty();
    }
    if (!isKnown(directive, name.get().value())) {
      notKept(at, "`" + key + "` is ignored: " + directive + "= requires systemd 214", "");
      return Optional.empty();
    }
    return name.map(Located::value);
  }

  private void checkPort(Listener listener) {
    if (!manager.isRoot()
        && !listener.isPath()
        && Integer.parseInt(listener.port()) < FIRST_OF_USERS) {
      notKept(
          listener.address().at(),
          "the start may fail: a user manager cannot open a port below " + FIRST_OF_USERS,
          "");
    }
  }

  /**
   * Reports a socket in a folder that is removed with a service, which every version before 235
   * removes.
   */
  private void checkFolder(Located<String> path) {
    Optional<ProcessSpec> owner = folders.removing(path.value());
    if (owner.isPresent() && !versions.haveSince(Since.RUNTIME_DIRECTORY_PRESERVE)) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              path.at(),
              "before systemd 235 this socket is deleted with the runtime directory of `"
                  + owner.get().name().value()
                  + "` when that stops",
              "move the socket to another directory"));
    }
  }

  private boolean isKnown(String key, String value) {
    return versions.areNewest() || UnitVersions.find(versions, "Socket", key, value).isEmpty();
  }

  private void notKept(Place at, String message, String help) {
    problems.add(ManifestRule.UNSUPPORTED_SETTING.warning(at, message, help));
  }
}
