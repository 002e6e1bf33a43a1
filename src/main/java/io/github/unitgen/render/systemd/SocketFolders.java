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
 * Sockets of a group in a runtime directory of one of its services. systemd removes the directory
 * with the service, and the socket in it, while the socket unit stays active (seen on 252).
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

  /** Whether the runtime directories of a process must outlive it. */
  boolean areKept(ProcessSpec process) {
    return paths.stream().anyMatch(path -> isIn(path, process));
  }

  /** Returns the process whose runtime directory contains {@code path}. */
  Optional<ProcessSpec> removing(String path) {
    return manifest.processes().stream().filter(process -> isIn(path, process)).findFirst();
  }

  private static boolean isIn(String path, ProcessSpec process) {
    String below = belowRun(path);
    return folders(process).stream().anyMatch(folder -> below.startsWith(folder + "/"));
  }

  /** Returns the path relative to the folder in which systemd creates runtime directories. */
  private static String belowRun(String path) {
    String plain = RuntimeFolders.path(path);
    if (plain.startsWith(OF_USERS)) {
      return plain.substring(plain.indexOf('/', OF_USERS.length()) + 1);
    }
    return plain.startsWith(RuntimeFolders.ROOT)
        ? plain.substring(RuntimeFolders.ROOT.length())
        : plain;
  }

  /**
   * Returns the runtime directories, including those of raw directives. For the directories of the
   * key, each instance has its own, with its name as a suffix.
   */
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
