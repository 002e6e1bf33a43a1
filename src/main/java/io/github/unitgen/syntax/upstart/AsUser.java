package io.github.unitgen.syntax.upstart;

import java.util.List;
import java.util.Optional;

/**
 * The words that stand in front of a command where Upstart has no {@code setuid}: a shell that
 * becomes another program, which sets user and groups and becomes the command. No process is added,
 * so signals reach the command itself, which {@code su} would keep from it.
 *
 * <p>Ubuntu 10.04 to 11.10 have start-stop-daemon, and no chroot that sets users; RHEL 6 and its
 * like have such a chroot (coreutils 7.5 and later).
 */
public final class AsUser {
  /**
   * Takes the account as {@code $0}, {@link #ENTER} and the command as arguments; it sets no
   * variable, which could be one of the command's. start-stop-daemon refuses to start what runs
   * already, hence a PID file that cannot exist, and sets HOME, hence env. The first number of
   * {@code id -G} is the user's own group, in the place of which comes the one of the account.
   */
  private static final String SWITCH =
      "if [ -x /sbin/start-stop-daemon ]; then shift;"
          + " exec /sbin/start-stop-daemon --start --pidfile /proc/none --chuid \"$0\""
          + " --chdir \"$PWD\" --startas /usr/bin/env --"
          + " -u HOME ${HOME+\"HOME=$HOME\"} \"$@\"; fi;"
          + " exec /usr/sbin/chroot --userspec=\"$0\""
          + " --groups=\"${0#*:}$(/usr/bin/id -G \"${0%:*}\" | /bin/sed \"s/^[0-9]*//; s/ /,/g\")\""
          + " / /bin/sh -c \"$1\" \"$PWD\" \"$@\"";

  /**
   * Back to the directory that chroot leaves. An argument, for SWITCH to do without quotes in
   * quotes.
   */
  private static final String ENTER = "cd \"$0\" && shift && exec \"$@\"";

  private AsUser() {}

  /** A command that is run as an account, {@code user:group}. */
  public record Run(String account, List<String> argv) {
    public Run {
      argv = List.copyOf(argv);
    }
  }

  /**
   * What to put in front of a command to run it as {@code account}, {@code user:group}; both are
   * names. The first word of the command holds no {@code =}, which env takes for an assignment.
   */
  public static List<String> words(String account) {
    return List.of("/bin/sh", "-c", SWITCH, account, ENTER);
  }

  /** The command behind {@link #words}; empty where they do not stand in front. */
  public static Optional<Run> read(List<String> argv) {
    if (argv.size() < 6) {
      return Optional.empty();
    }
    String account = argv.get(3);
    return argv.subList(0, 5).equals(words(account))
        ? Optional.of(new Run(account, argv.subList(5, argv.size())))
        : Optional.empty();
  }
}
