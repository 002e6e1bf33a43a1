package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs;
import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Finds where a program of the table listens: a port, an address, the path of a socket. */
public final class Listening {
  /** Programs that can start another one in a network of its own. */
  private static final Set<String> NETWORKS =
      Set.of("ip", "unshare", "nsenter", "minijail0", "systemd-nspawn", "firejail", "bwrap");

  /** Values with which other options of a server may also set where it listens. */
  private static final Set<String> ADDRESSES =
      Set.of("0.0.0.0", "::", "[::]", "*", "127.0.0.1", "::1", "localhost");

  /** Words that end like the name of a port and mean something else. */
  private static final Set<String> NO_PORTS =
      Set.of("import", "export", "report", "support", "transport", "viewport", "passport");

  private static final int MOST = 65535;

  private Listening() {}

  /**
   * A port that the supervised process opens. {@code certain} says that the program is known to
   * open it, or that an option names it clearly; otherwise it may be a port of another machine.
   */
  public record Port(int number, Span at, boolean certain) {}

  /** Returns the ports that are written in the command of the supervised process. */
  public static List<Port> ports(Commands commands) {
    List<Port> found = new ArrayList<>();
    for (Started started : commands.main()) {
      if (isApart(started) || ContainerStart.isClient(started.program())) {
        continue;
      }
      boolean known =
          Programs.find(started.program())
              .filter(program -> !program.flags(Kind.LISTEN).isEmpty())
              .isPresent();
      if (known) {
        for (Flags.Use use : Flags.of(started, Kind.LISTEN)) {
          port(use.value().orElse(""))
              .ifPresent(number -> found.add(new Port(number, use.span(), true)));
        }
      } else {
        guesses(started.arguments(), found);
      }
    }
    return found;
  }

  private static void guesses(List<Argument> words, List<Port> found) {
    boolean server = isServer(words);
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at).value();
      if (!word.startsWith("-")) {
        continue;
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      // These parts of a name, in any program, mean where it listens, not where it connects.
      boolean opens = name.contains("listen") || name.contains("bind");
      if (!opens && !isPort(name)) {
        continue;
      }
      boolean next = equals < 0 && at + 1 < words.size();
      Argument last = next ? words.get(at + 1) : words.get(at);
      Span first = words.get(at).span();
      Span span = new Span(first.start(), Math.max(first.end(), last.span().end()));
      // `--smtp-port` may be that of another machine, whatever else the program opens.
      boolean certain = opens || server && (name.equals("--port") || name.equals("-port"));
      port(next ? last.value() : word.substring(equals + 1))
          .ifPresent(number -> found.add(new Port(number, span, certain)));
    }
  }

  private static boolean isServer(List<Argument> words) {
    for (Argument word : words) {
      if (ADDRESSES.contains(value(word.value()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPort(String option) {
    return option.equals("-port")
        || option.startsWith("--")
            && option.endsWith("port")
            && !NO_PORTS.contains(option.substring(option.lastIndexOf('-') + 1));
  }

  private static String value(String word) {
    return word.startsWith("-") ? word.substring(word.indexOf('=') + 1) : word;
  }

  /**
   * Returns the port in {@code 80}, {@code :80}, {@code [::]:80}, {@code
   * tcp://0.0.0.0:80?backlog=9}.
   */
  public static OptionalInt port(String address) {
    int scheme = address.indexOf("://");
    String rest = scheme < 0 ? address : address.substring(scheme + "://".length());
    int end = 0;
    while (end < rest.length() && "/?,".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    int colon = rest.lastIndexOf(':', end);
    String digits = rest.substring(Math.min(colon + 1, end), end);
    boolean number =
        (scheme < 0 || colon >= 0) // fd://3 has no port
            && !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = number ? Integer.parseInt(digits) : 0;
    return port > 0 && port <= MOST ? OptionalInt.of(port) : OptionalInt.empty();
  }

  /**
   * Returns the flags of the supervised process that set where it listens, have a value, and are
   * the same on every start. Empty if the program has a network of its own or shares its ports on
   * purpose.
   */
  public static List<Flags.Use> fixed(Commands commands) {
    List<Flags.Use> found = new ArrayList<>();
    for (Started started : commands.main()) {
      List<Flags.Use> uses = Flags.of(started, Kind.LISTEN);
      if (!uses.isEmpty() && !isApart(started)) {
        for (Flags.Use use : uses) {
          if (isFixed(use.value().orElse(""))) {
            found.add(use);
          }
        }
      }
    }
    return found;
  }

  /**
   * Whether the value has no variables or specifiers and is not 0, for which the kernel chooses a
   * free port.
   */
  public static boolean isFixed(String value) {
    return !value.isEmpty()
        && value.indexOf('%') < 0
        && value.indexOf('$') < 0
        && value.indexOf('`') < 0
        && !value.equals("0")
        && !value.endsWith(":0");
  }

  private static boolean isApart(Started started) {
    if (NETWORKS.contains(started.program())) {
      return true; // it starts the program in a way that is not known
    }
    for (Wrapper wrapper : started.wrappers()) {
      if (NETWORKS.contains(wrapper.name())) {
        return true;
      }
    }
    for (Argument argument : started.arguments()) {
      String written = argument.value();
      if (written.indexOf('%') < 0 && !written.contains("reuse") && !written.contains("REUSE")) {
        continue; // the case for nearly all
      }
      String value = written.replace('_', '-');
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
