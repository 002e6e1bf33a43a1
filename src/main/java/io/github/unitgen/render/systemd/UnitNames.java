package io.github.unitgen.render.systemd;

import java.util.Comparator;
import java.util.List;

/** The units that files define, by their names. */
final class UnitNames {
  /** The suffix of the file of a group. */
  static final String TARGET = ".target";

  /** The suffix of the file that limits a group. */
  static final String SLICE = ".slice";

  private static final String SERVICE = ".service";
  private static final String SOCKET = ".socket";
  private static final String TIMER = ".timer";
  private static final List<String> OF_PROCESSES = List.of(SERVICE, SOCKET, TIMER);

  /**
   * Sockets and timers before services: a socket or timer would start a service that is stopped
   * before it.
   */
  static final Comparator<String> STARTERS_FIRST =
      (one, other) -> Boolean.compare(one.endsWith(SERVICE), other.endsWith(SERVICE));

  private UnitNames() {}

  static boolean isTemplate(String file) {
    return file.endsWith("@.service");
  }

  /** Whether a file of this name belongs to a process. */
  static boolean isOfProcess(String file) {
    return OF_PROCESSES.stream().anyMatch(file::endsWith);
  }

  static boolean isTimer(String file) {
    return file.endsWith(TIMER);
  }

  /** Whether directives of {@code section} that a process adds are for this file of it. */
  static boolean isOfSection(String file, String section) {
    String suffix =
        switch (section) {
          case "Timer" -> TIMER;
          case "Socket" -> SOCKET;
          default -> SERVICE;
        };
    return file.endsWith(suffix);
  }

  /** Returns the service that a unit of a process starts, or is. */
  static String service(String file) {
    return file.substring(0, file.lastIndexOf('.')) + SERVICE;
  }

  /** Returns the pattern of all instances of a template, quoted for a shell. */
  static String pattern(String template) {
    return "'" + template.replace("@.", "@*.") + "'";
  }

  static boolean isInstance(String unit, String template) {
    int at = template.indexOf("@.");
    return at > 0
        && unit.startsWith(template.substring(0, at + 1))
        && unit.endsWith(template.substring(at + 1));
  }

  /**
   * Whether {@code unit} is loaded from {@code file}: it has that name, or is an instance of it.
   */
  static boolean isOf(String unit, String file) {
    return unit.equals(file) || isInstance(unit, file);
  }
}
