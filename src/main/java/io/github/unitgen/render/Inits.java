package io.github.unitgen.render;

import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.init.Init;
import io.github.unitgen.render.systemd.Manager;
import io.github.unitgen.render.systemd.Systemd;
import io.github.unitgen.render.upstart.Upstart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The inits that there are: the only place that names them. */
public final class Inits {
  private Inits() {}

  /** The init that files for {@code target} are for. */
  public static Init of(Target target) {
    return switch (target) {
      case SYSTEMD -> new Systemd(Manager.SYSTEM);
      case SYSTEMD_USER -> new Systemd(Manager.USER);
      case UPSTART -> new Upstart();
    };
  }

  /** The one that looks for files in a folder whose path, without a slash behind it, is this. */
  public static Optional<Target> ofFolder(String path) {
    return all().stream()
        .filter(init -> ("/" + path).endsWith("/" + init.folder()))
        .map(Init::target)
        .findFirst();
  }

  /** All of them, in the order of the targets. */
  public static List<Init> all() {
    return Stream.of(Target.values()).map(Inits::of).toList();
  }
}
