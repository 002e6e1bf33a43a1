package io.github.unitgen.syntax.upstart;

import java.util.List;
import java.util.Optional;

/**
 * The words before a command that run it as a user where Upstart has no {@code setuid}: a shell
 * that becomes another program, which sets user and groups and becomes the command. It adds no
 * process, so signals reach the command itself; {@code su} would keep them from it.
 *
 * <p>Ubuntu 10.04 to 11.10 have start-stop-daemon, but their chroot cannot set users. RHEL 6 and
 * its relatives have such a chroot (coreutils 7.5 and later).
 */
public final class AsUser {
  /**
   * Expects the account as {@code $0}, then {@link #ENTER} and the command as arguments. It sets no
   * variable, since that could hide one of the command's. start-stop-daemon refuses to start a
   * program that already runs, hence a PID file that cannot exist. It also sets HOME, hence env.
   * The first number of {@code id -G} is the user's own group, which the group of the account
   * replaces.
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
   * Returns to the directory that chroot leaves. It is an argument, so that SWITCH needs no quotes
   * within quotes.
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
   * Returns the words that run a command as {@code account}, which is {@code user:group} by name.
   * They go before the command. The first word of the command must not contain {@code =}, which env
   * would read as an assignment.
   */
  public static List<String> words(String account) {
    return List.of("/bin/sh", "-c", SWITCH, account, ENTER);
  }

  /** Returns the command after {@link #words}; empty if {@code argv} does not start with them. */
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
