package io.github.unitgen.lint;

import io.github.unitgen.source.Source;
import java.util.Map;
import java.util.Set;

/** The files from which podman's generator makes units (podman-systemd.unit(5)). */
final class Quadlet {
  /** By the suffix of the file: the section of its own. */
  private static final Map<String, String> SECTIONS =
      Map.of(
          "container", "Container",
          "pod", "Pod",
          "volume", "Volume",
          "network", "Network",
          "kube", "Kube",
          "build", "Build",
          "image", "Image");

  /** Sections that the generator copies to the unit or reads itself. */
  private static final Set<String> COMMON = Set.of("Unit", "Service", "Install", "Quadlet");

  private Quadlet() {}

  /**
   * Whether {@code path} is the name of such a file or of a drop-in of one; other programs use
   * these names too.
   */
  static boolean isName(String path) {
    return SECTIONS.containsKey(type(path));
  }

  private static String type(String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (name.endsWith(".conf") && slash > 0 && path.startsWith(".d", slash - 2)) {
      name = path.substring(path.lastIndexOf('/', slash - 1) + 1, slash - 2);
    }
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /**
   * Whether the file, which has such a name, has a section of a Quadlet; a file of networkd has a
   * [Match].
   */
  static boolean isIn(Source source) {
    String own = SECTIONS.getOrDefault(type(source.name()), "");
    boolean found = false;
    for (String header : Headers.of(source.text())) {
      if (header.equals("Match")) {
        return false;
      }
      found |= header.equals(own) || COMMON.contains(header);
    }
    return found;
  }
}
