package io.github.unitgen.render;

import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.init.Init;
import io.github.unitgen.render.systemd.Manager;
import io.github.unitgen.render.systemd.Systemd;
import io.github.unitgen.render.upstart.Upstart;
import java.util.List;
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

  /** All of them, in the order of the targets. */
  public static List<Init> all() {
    return Stream.of(Target.values()).map(Inits::of).toList();
  }
}
