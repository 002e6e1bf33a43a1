package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Options of unknown programs whose names suggest a resource of a single process: a port, a socket,
 * a PID file, a log file.
 */
public final class SharedOptions {
  private static final Set<String> ADDRESSES =
      Set.of("--port", "--http-port", "--listen", "--bind", "--socket", "--unix-socket");

  private static final Set<String> FILES =
      Set.of("--pidfile", "--pid-file", "--log-file", "--logfile");

  /** Options beside which a port is probably that of another host. */
  private static final Set<String> OF_CLIENTS =
      Set.of("--host", "--hostname", "--server", "--url", "--connect", "--upstream", "--remote");

  private SharedOptions() {}

  /**
   * One option.
   *
   * @param name the name, with its dashes
   * @param value the value
   * @param span the option and its value
   * @param isAddress whether it is a port, address or socket
   */
  public record Use(String name, String value, Span span, boolean isAddress) {}

  /** Returns the options of the main process whose values are the same on every start. */
  public static List<Use> fixed(Commands commands) {
    List<Use> found = new ArrayList<>();
    for (Started started : commands.main()) {
      if (Programs.find(started.program()).isEmpty()) {
        read(started.arguments(), found);
      }
    }
    return found;
  }

  private static void read(List<Argument> words, List<Use> found) {
    boolean isClient = words.stream().anyMatch(word -> OF_CLIENTS.contains(name(word.value())));
    for (int at = 0; at < words.size() && !words.get(at).value().equals("--"); at++) {
      Argument word = words.get(at);
      String name = name(word.value());
      boolean isAddress = ADDRESSES.contains(name) && !isClient;
      if (!isAddress && !FILES.contains(name)) {
        continue;
      }
      boolean stuck = word.value().length() > name.length();
      Argument last = stuck || at + 1 == words.size() ? word : words.get(at + 1);
      String value = stuck ? word.value().substring(name.length() + 1) : last.value();
      if (Listening.isFixed(value) && !value.startsWith("-")) {
        Span span = new Span(word.span().start(), Math.max(word.span().end(), last.span().end()));
        found.add(new Use(name, value, span, isAddress));
      }
    }
  }

  private static String name(String word) {
    int equals = word.indexOf('=');
    return equals < 0 ? word : word.substring(0, equals);
  }
}
