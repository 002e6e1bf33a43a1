package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs;
import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.catalog.Programs.Program;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way in which a command leaves the process that the init started.
 *
 * @param how the kind of cause
 * @param certain whether the program is known to leave
 * @param span the place of the cause
 * @param message the text of a finding about it
 * @param help the help of a finding about it
 * @param removable the part to remove to keep the program in the foreground, empty if there is none
 */
public record Daemonizing(
    How how, boolean certain, Span span, String message, String help, Optional<Span> removable) {

  /** The cause of leaving. */
  public enum How {
    /** A flag or a word of a program in the table. */
    FLAG,
    /** The program leaves unless told otherwise. */
    DEFAULT,
    /** A wrapper or the shell's {@code &}. */
    BACKGROUND,
    /** The client of a container, which is supervised by the daemon or another process. */
    CONTAINER,
    /** A flag of a program that is not in the table. */
    GUESS,
    /**
     * A flag of a program that is not in the table, which often means that the program runs as a
     * daemon in the foreground.
     */
    DOUBT
  }

  private static final String DAEMON = "--daemon";
  private static final Set<String> LONG =
      Set.of(DAEMON, "--daemonize", "--detach", "--background", "--fork");

  /** Flags that keep any program in the foreground. */
  private static final Set<String> STAYS =
      Set.of(
          "--foreground",
          "--nodaemon",
          "--no-daemon",
          "--nodaemonize",
          "--no-daemonize",
          "--nofork",
          "--no-fork",
          "--no-detach",
          "--nodetach",
          "-foreground",
          "-nodaemon");

  /** Values that switch such a flag off. */
  private static final Set<String> NO = Set.of("no", "false", "off", "0");

  /** Programs whose {@code --daemon} or {@code --detach} means something else. */
  private static final Set<String> OTHERS =
      Set.of(
          "git-daemon",
          "screen",
          "tmux",
          "git",
          "nix",
          "nix-daemon",
          "nix-store",
          "rsync",
          "fsmonitor--daemon",
          "greyhole",
          "losetup",
          "mount",
          "wpa_cli");

  /** Returns the severity for an init that follows only the process that it starts. */
  public Severity severity() {
    if (certain) {
      return Severity.ERROR;
    }
    // The configuration is not known here, nor the meaning of the word to the program.
    return how == How.DEFAULT || how == How.DOUBT ? Severity.INFO : Severity.WARNING;
  }

  /** Returns how {@code started} leaves because of its words; {@code &} is ignored here. */
  public static Optional<Daemonizing> of(Started started) {
    return byWrapper(started)
        .or(() -> byContainer(started))
        .or(() -> byFlag(started))
        .or(() -> byDefault(started))
        .or(() -> byGuess(started));
  }

  private static Optional<Daemonizing> byWrapper(Started started) {
    List<Flags.Use> background = Flags.of(started, Kind.BACKGROUND);
    if (!background.isEmpty()) {
      Flags.Use use = background.get(0);
      return Optional.of(
          new Daemonizing(
              How.BACKGROUND,
              true,
              use.span(),
              "`" + use.name() + "` makes " + use.program() + " leave the program unsupervised",
              "remove the flag: the init runs the program in the background anyway",
              Optional.of(use.span())));
    }
    for (Wrapper wrapper : started.wrappers()) {
      boolean cuts = Programs.find(wrapper.name()).filter(p -> p.is(Kind.BACKGROUND)).isPresent();
      if (cuts && !waits(wrapper)) {
        Span name = new Span(wrapper.span().start(), wrapper.span().end());
        boolean nohup = wrapper.name().equals("nohup");
        return Optional.of(
            new Daemonizing(
                How.BACKGROUND,
                !nohup,
                name,
                nohup
                    ? "nohup guards against a terminal, but a service has none"
                    : wrapper.name() + " forks, so the init loses sight of the program",
                "start the program directly",
                Optional.of(name)));
      }
    }
    return Optional.empty();
  }

  /** Whether the wrapper is {@code setsid --wait}, which stays until the program ends. */
  private static boolean waits(Wrapper wrapper) {
    for (Argument argument : wrapper.arguments()) {
      if (argument.value().equals("-w")
          || argument.value().equals("--wait")
          || argument.value().equals("-cw")
          || argument.value().equals("-wc")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Daemonizing> byContainer(Started started) {
    return ContainerStart.of(started)
        .filter(ContainerStart::isLeft)
        .map(
            start -> {
              Optional<ContainerStart.Option> flag = start.detach();
              String ends = "`" + start.command() + "` ";
              String message =
                  flag.map(option -> "`" + option.name() + "` ends " + ends + "at once")
                      .orElse(ends + "ends at once");
              return new Daemonizing(
                  How.CONTAINER,
                  true,
                  flag.map(ContainerStart.Option::span).orElse(start.at()),
                  message + ", so nothing supervises the container",
                  flag.isPresent()
                      ? "remove it: the client then runs as long as the container"
                      : "add `-a`: the client then runs as long as the container",
                  flag.filter(ContainerStart.Option::isAlone).map(ContainerStart.Option::span));
            });
  }

  private static Optional<Daemonizing> byFlag(Started started) {
    List<Flags.Use> uses = Flags.of(started, Kind.DAEMONIZE);
    if (uses.isEmpty() || !Flags.of(started, Kind.FOREGROUND).isEmpty()) {
      return Optional.empty();
    }
    Flags.Use use = uses.get(0);
    boolean option = use.name().startsWith("-");
    String help =
        use.flag()
            .instead()
            .map(instead -> "use `" + instead + "` instead")
            .orElse(
                option || use.flag().written().startsWith("env:")
                    ? "remove it: the program then stays in the foreground"
                    : "start the program in the foreground without it");
    String gone =
        use.flag().removedIn().map(v -> " (" + use.program() + " " + v + " rejects it)").orElse("");
    return Optional.of(
        new Daemonizing(
            How.FLAG,
            true,
            use.span(),
            "`" + use.name() + "` puts " + use.program() + " in the background",
            help + gone,
            option && use.flag().instead().isEmpty() ? Optional.of(use.span()) : Optional.empty()));
  }

  private static Optional<Daemonizing> byDefault(Started started) {
    Optional<Program> program = started.known();
    if (program.isEmpty() || !Flags.of(started, Kind.FOREGROUND).isEmpty()) {
      return Optional.empty();
    }
    boolean forks = program.get().is(Kind.FORKS) && knows(started);
    boolean mayFork = program.get().is(Kind.FORKS_BY_DEFAULT) || program.get().is(Kind.FORKS);
    if (!mayFork) {
      return Optional.empty();
    }
    String instead =
        program.get().flags(forks ? Kind.FORKS : Kind.FORKS_BY_DEFAULT).stream()
            .findFirst()
            .flatMap(Programs.Flag::instead)
            .orElse("");
    if (!forks && program.get().is(Kind.FORKS)) {
      return Optional.empty(); // a variable may hold the flag
    }
    return Optional.of(
        new Daemonizing(
            How.DEFAULT,
            forks,
            started.word().span(),
            forks
                ? program.get().name() + " forks into the background without `" + instead + "`"
                : program.get().name() + " forks into the background unless configured not to",
            "add `" + instead + "`",
            Optional.empty()));
  }

  /** Whether all words are known, without variables. */
  private static boolean knows(Started started) {
    for (Argument argument : started.arguments()) {
      if (!argument.literal()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether {@code --daemon} means something else: in scripts of PHP, mostly that they keep running
   * in the foreground.
   */
  private static boolean isAboutAnother(String program) {
    return OTHERS.contains(program) || program.endsWith(".php");
  }

  private static Optional<Daemonizing> byGuess(Started started) {
    if (started.known().isPresent() || isAboutAnother(started.program())) {
      return Optional.empty();
    }
    Optional<Argument> leaves = Optional.empty();
    Optional<Argument> last = Optional.empty();
    for (Argument argument : started.arguments()) {
      boolean no = NO.contains(argument.value()) && last.isPresent() && last.equals(leaves);
      if (no || STAYS.contains(argument.value())) {
        return Optional.empty();
      }
      if (argument.value().equals("--")) {
        break;
      }
      if (LONG.contains(argument.value()) && leaves.isEmpty()) {
        leaves = Optional.of(argument);
      }
      last = Optional.of(argument);
    }
    return leaves.map(
        flag ->
            new Daemonizing(
                flag.value().equals(DAEMON) ? How.DOUBT : How.GUESS,
                false,
                flag.span(),
                flag.value().equals(DAEMON)
                    ? "`" + flag.value() + "` may put the program in the background"
                    : "`" + flag.value() + "` seems to put the program in the background",
                "remove it if so: the init follows the process that it starts",
                Optional.of(flag.span())));
  }
}
