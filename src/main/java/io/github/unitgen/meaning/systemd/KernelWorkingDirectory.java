package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.Booleans;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a working directory in {@code /proc}, {@code /sys} or {@code /dev}, which systemd 257
 * refuses in a unit with mounts of its own.
 */
public final class KernelWorkingDirectory {
  private static final List<String> KERNEL = List.of("/proc/", "/sys/", "/dev/");

  /** Settings that certainly create mounts for the unit. */
  private static final List<String> VIEWS =
      List.of("PrivateTmp", "PrivateDevices", "ProtectSystem", "ProtectHome");

  private static final Set<String> ALSO_ON = Set.of("full", "strict", "read-only", "tmpfs");

  private KernelWorkingDirectory() {}

  /** Returns the line of {@code [section]} with such a working directory, or empty. */
  public static Optional<Assignment> line(UnitInput unit, String section) {
    return unit.last(section, "WorkingDirectory").filter(line -> isOfKernel(line.value()));
  }

  private static boolean isOfKernel(String path) {
    for (String folder : KERNEL) {
      if (path.startsWith(folder)) {
        return true;
      }
    }
    return false;
  }

  /** Returns a line of {@code [section]} that certainly creates mounts for the unit, or empty. */
  public static Optional<Assignment> view(UnitInput unit, String section) {
    for (String key : VIEWS) {
      Optional<Assignment> view = unit.last(section, key).filter(line -> isOn(line.value()));
      if (view.isPresent() && unit.value(section, "RootDirectory").isEmpty()) {
        return view;
      }
    }
    return Optional.empty();
  }

  private static boolean isOn(String value) {
    return Booleans.isYes(value) || ALSO_ON.contains(value);
  }
}
