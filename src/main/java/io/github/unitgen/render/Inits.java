package io.github.unitgen.render;

import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.init.Init;
import io.github.unitgen.render.systemd.Manager;
import io.github.unitgen.render.systemd.Systemd;
import io.github.unitgen.render.upstart.Upstart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The supported inits; no other type lists them. */
public final class Inits {
  private Inits() {}

  /** Returns the init that files for {@code target} are for. */
  public static Init of(Target target) {
    return switch (target) {
      case SYSTEMD -> new Systemd(Manager.SYSTEM);
      case SYSTEMD_USER -> new Systemd(Manager.USER);
      case UPSTART -> new Upstart();
    };
  }

  /**
   * Returns the target whose init reads the folder at {@code path}, which has no trailing slash;
   * empty if none does.
   */
  public static Optional<Target> ofFolder(String path) {
    return all().stream()
        .filter(init -> ("/" + path).endsWith("/" + init.folder()))
        .map(Init::target)
        .findFirst();
  }

  /** Returns all of them, in the order of the targets. */
  public static List<Init> all() {
    return Stream.of(Target.values()).map(Inits::of).toList();
  }
}
