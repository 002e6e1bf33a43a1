package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folders that systemd creates for a service, and the resolution of paths in units of the
 * system.
 */
public final class OwnDirectories {
  private static final String SERVICE = "Service";

  /** Each setting, and the folder that its names are relative to. */
  private static final Map<String, String> BASES =
      Map.of(
          "RuntimeDirectory", "/run",
          "StateDirectory", "/var/lib",
          "CacheDirectory", "/var/cache",
          "LogsDirectory", "/var/log",
          "ConfigurationDirectory", "/etc");

  /** The texts that the system's manager substitutes for specifiers (systemd.unit(5)). */
  private static final Map<String, String> SPECIFIERS =
      Map.of(
          "%h", "/root",
          "%t", "/run",
          "%S", "/var/lib",
          "%C", "/var/cache",
          "%L", "/var/log",
          "%E", "/etc",
          "%T", "/tmp",
          "%V", "/var/tmp");

  /**
   * A place where systemd can create a folder.
   *
   * @param setting the setting that creates it
   * @param base the folder that the names of the setting are relative to
   * @param name the rest of the path
   */
  public record Home(String setting, String base, String name) {
    /** Returns the line that creates the folder, or the first of its parents. */
    public String line() {
      int slash = name.indexOf('/');
      return setting + "=" + (slash < 0 ? name : name.substring(0, slash));
    }
  }

  private OwnDirectories() {}

  /**
   * Returns the place for {@code path}, which is resolved, or empty if systemd creates no folders
   * around it.
   */
  public static Optional<Home> home(String path) {
    for (Map.Entry<String, String> setting : BASES.entrySet()) {
      String base = setting.getValue();
      if (path.startsWith(base + "/")) {
        return Optional.of(new Home(setting.getKey(), base, path.substring(base.length() + 1)));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns {@code path} with its leading specifier replaced, with {@code /run} for {@code
   * /var/run}, and without trailing slashes.
   */
  public static String resolved(String path) {
    String full = path;
    if (path.startsWith("%") && path.length() > 1) {
      String folder = SPECIFIERS.get(path.substring(0, 2));
      full = folder == null ? path : folder + path.substring(2);
    }
    if (full.startsWith("/var/run/")) {
      full = full.substring("/var".length());
    }
    while (full.length() > 1 && full.endsWith("/")) {
      full = full.substring(0, full.length() - 1);
    }
    return full;
  }

  /** Whether {@code path} is {@code folder} or is inside it. */
  public static boolean isWithin(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }

  /**
   * Returns the resolved paths of the folders that systemd creates for the service before it starts
   * a command.
   */
  public static List<String> of(UnitInput unit) {
    List<String> found = new ArrayList<>();
    BASES.forEach(
        (key, base) -> {
          for (Assignment line : unit.effective(SERVICE, key)) {
            for (UnitWords.Word word : UnitWords.read(line.value(), Escapes.KEPT).words()) {
              for (String name : word.value().split(":", -1)) {
                found.add(base + "/" + name);
              }
            }
          }
        });
    return found;
  }
}
