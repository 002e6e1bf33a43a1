package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds where a program of the table listens: a port, an address, the path of a socket. */
public final class Listening {
  /** Programs that can give what they start a network of its own. */
  private static final Set<String> NETWORKS =
      Set.of("ip", "unshare", "nsenter", "minijail0", "systemd-nspawn", "firejail", "bwrap");

  private Listening() {}

  /**
   * The flags of the supervised process that say so and are the same whenever it starts, each with
   * a value; none where the program has a network of its own, or shares its ports knowingly.
   */
  public static List<Flags.Use> fixed(Commands commands) {
    List<Flags.Use> found = new ArrayList<>();
    for (Started started : commands.main()) {
      if (!isApart(started)) {
        for (Flags.Use use : Flags.of(started, Kind.LISTEN)) {
          if (isFixed(use.value().orElse(""))) {
            found.add(use);
          }
        }
      }
    }
    return found;
  }

  /** Whether nothing is filled in, and it is not 0, for which the kernel gives a free port. */
  public static boolean isFixed(String value) {
    return !value.isEmpty()
        && value.indexOf('%') < 0
        && value.indexOf('$') < 0
        && value.indexOf('`') < 0
        && !value.equals("0")
        && !value.endsWith(":0");
  }

  private static boolean isApart(Started started) {
    for (Wrapper wrapper : started.wrappers()) {
      if (NETWORKS.contains(wrapper.name())) {
        return true;
      }
    }
    for (Argument argument : started.arguments()) {
      String value = argument.value().replace('_', '-');
      boolean host = value.startsWith("-") && (value.contains("host") || value.contains("bind"));
      if (value.contains("reuse-port")
          || value.contains("reuseport")
          || value.contains("SO-REUSEPORT")
          || (host && value.indexOf('%') >= 0)) {
        return true;
      }
    }
    return false;
  }
}
