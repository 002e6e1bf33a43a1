package io.github.unitgen.render.systemd;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.RawSetting;
import io.github.unitgen.meaning.systemd.RuntimeFolders;
import io.github.unitgen.source.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sockets of a group that lie in a runtime directory of one of its services: systemd removes it
 * with the service, the socket in it too, while the socket unit stays active (seen on 252).
 */
final class SocketFolders {
  private static final String OF_USERS = "/run/user/";

  private final Manifest manifest;
  private final List<String> paths = new ArrayList<>();

  SocketFolders(Manifest manifest) {
    this.manifest = manifest;
    for (ProcessSpec process : manifest.processes()) {
      process
          .activation()
          .sockets()
          .ifPresent(sockets -> sockets.paths().forEach(path -> paths.add(path.value())));
    }
  }

  /** Whether the runtime directories of a process are to outlive it. */
  boolean areKept(ProcessSpec process) {
    return paths.stream().anyMatch(path -> isIn(path, process));
  }

  /** The process whose runtime directory has {@code path} in it. */
  Optional<ProcessSpec> removing(String path) {
    return manifest.processes().stream().filter(process -> isIn(path, process)).findFirst();
  }

  private static boolean isIn(String path, ProcessSpec process) {
    String below = belowRun(path);
    return folders(process).stream().anyMatch(folder -> below.startsWith(folder + "/"));
  }

  /** Without the folder in which systemd makes the runtime directories. */
  private static String belowRun(String path) {
    String plain = RuntimeFolders.path(path);
    if (plain.startsWith(OF_USERS)) {
      return plain.substring(plain.indexOf('/', OF_USERS.length()) + 1);
    }
    return plain.startsWith(RuntimeFolders.ROOT)
        ? plain.substring(RuntimeFolders.ROOT.length())
        : plain;
  }

  /** Those of a raw directive too. Of the key's each instance has its own, with its name behind. */
  private static List<String> folders(ProcessSpec process) {
    List<String> folders = new ArrayList<>();
    if (!process.hasInstances()) {
      process.account().directories().runtime().forEach(folder -> folders.add(folder.value()));
    }
    for (RawSetting setting : process.raw().systemd()) {
      if (setting.key().value().equals("RuntimeDirectory")) {
        for (Located<String> value : setting.values()) {
          folders.addAll(List.of(value.value().split("\\s+")));
        }
      }
    }
    return folders;
  }
}
