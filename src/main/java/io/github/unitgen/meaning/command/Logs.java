package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds commands that write a log file, or another file, of their own. */
public final class Logs {
  /** Values that mean standard output, the system's log, or no log. */
  private static final Set<String> NO_FILES =
      Set.of("", "-", "stdout", "stderr", "syslog", "none", "console", "off", "false", "NONE");

  private Logs() {}

  /** Returns the flags of the table that name a file for the log. */
  public static List<Flags.Use> flags(Started started) {
    return files(started, Kind.LOGFILE);
  }

  /** Returns the flags of the table that name a file for the process id. */
  public static List<Flags.Use> pidFiles(Started started) {
    return files(started, Kind.PIDFILE);
  }

  private static List<Flags.Use> files(Started started, Kind kind) {
    List<Flags.Use> all = Flags.of(started, kind);
    if (all.isEmpty()) {
      return all; // nearly always
    }
    List<Flags.Use> found = new ArrayList<>();
    for (Flags.Use use : all) {
      if (use.value().filter(Logs::isNoFile).isEmpty()) {
        found.add(use);
      }
    }
    return found;
  }

  private static boolean isNoFile(String value) {
    String bare =
        value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"))
            ? value.substring(1, value.length() - 1)
            : value;
    return NO_FILES.contains(bare) || bare.startsWith("/dev/") || bare.startsWith("/proc/");
  }

  /**
   * Whether this is the end of {@code worker | logger}, a pipe that the supervisor itself provides.
   */
  public static boolean isPipe(Started started) {
    boolean ends = started.program().equals("logger") || started.wrapper("systemd-cat").isPresent();
    return ends
        && started.context().piped()
        && !started.context().inFunction()
        && !started.context().inBranch()
        && !started.context().inSubshell();
  }

  /**
   * Returns the redirections into files of the supervised process, or of a program that may be it.
   */
  public static List<Redirection> redirections(Started started) {
    if (started.redirections().isEmpty()) {
      return List.of(); // nearly always
    }
    List<Redirection> found = new ArrayList<>();
    boolean own =
        started.context().executed()
            || started.context().last()
            || started.program().equals("exec")
            || started.program().isEmpty() && !started.context().inSubshell();
    if (own && !started.context().inFunction() && !started.context().inCondition()) {
      for (Redirection redirection : started.redirections()) {
        if (isLog(redirection)) {
          found.add(redirection);
        }
      }
    }
    return found;
  }

  /**
   * Whether the file is a log: not a device, a named pipe, a file that the next boot removes, or
   * another output of the program.
   */
  private static boolean isLog(Redirection redirection) {
    String file = redirection.target().value().toLowerCase(Locale.ROOT);
    if (redirection.isDevice() || file.contains("fifo") || file.contains("pipe")) {
      return false;
    }
    return !file.startsWith("/run/")
        && (redirection.appends()
            || file.contains("log")
            || file.endsWith(".out")
            || file.endsWith(".err"));
  }

  /**
   * Returns the span from the first redirection of output to the last, with a {@code 2>&1} after
   * it.
   */
  public static Optional<Span> sentAway(String text, List<Redirection> redirections) {
    if (redirections.isEmpty()) {
      return Optional.empty();
    }
    int start = redirections.get(0).span().start();
    int end = redirections.get(redirections.size() - 1).span().end();
    int at = end;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return Optional.of(new Span(start, text.startsWith("2>&1", at) ? at + 4 : end));
  }
}
