package io.github.unitgen.render.systemd;

import io.github.unitgen.render.template.ViewPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view that {@code systemd/process.socket.ftl} sees as {@code socket}: the components of all
 * parts.
 *
 * @param description names the process that owns the sockets
 * @param target the unit of the group
 * @param targetKey the directive that stops the socket with the group
 * @param listeners {@code ListenStream} or {@code ListenDatagram}, in the order of the manifest
 * @param freeBind whether an address may be missing when the socket is opened
 * @param paths the settings of sockets with a path
 */
public record SocketView(
    SystemdText description,
    String target,
    String targetKey,
    List<ServiceView.Setting> listeners,
    boolean freeBind,
    Paths paths) {
  public SocketView {
    listeners = List.copyOf(listeners);
  }

  /**
   * The settings of sockets with a path.
   *
   * @param mode octal digits, if there is a path
   * @param user the owner of the paths
   * @param group the group of the paths
   * @param directoryMode octal digits for the folders of the paths, if they are created
   * @param removeOnStop whether the paths are removed with the socket
   */
  public record Paths(
      @Nullable String mode,
      @Nullable String user,
      @Nullable String group,
      @Nullable String directoryMode,
      boolean removeOnStop)
      implements ViewPart {}
}
