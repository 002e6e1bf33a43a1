package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.Set;

/** The user that the commands of a job run as. */
public final class Privileges {
  /** Programs that start another one as another user, always or with one of these options. */
  private static final Set<String> SWITCHES =
      Set.of(
          "su",
          "sudo",
          "runuser",
          "setuidgid",
          "envuidgid",
          "gosu",
          "su-exec",
          "setpriv",
          "minijail0",
          "chpst",
          "firejail",
          "bwrap");

  private static final Set<String> USERS = Set.of("--user", "--uid", "-u");

  private static final Set<String> USERS_OF_START_STOP_DAEMON = Set.of("--chuid", "-c");

  /** Options with which uwsgi reads its settings, which may name a user, from files. */
  private static final Set<String> SETTINGS_OF_UWSGI =
      Set.of("--ini", "--yaml", "--yml", "--json", "--xml", "--emperor");

  private Privileges() {}

  /** Whether the job runs as root, except for commands that switch the user themselves. */
  public static boolean areOfRoot(JobInput job) {
    return !job.override()
        && job.file().error().isEmpty()
        && job.job().setuid().isEmpty()
        && job.targets().upstart().know(Stanza.SETUID);
  }

  /** Whether {@code setuid} makes the job run as a user other than root. */
  public static boolean areDropped(JobInput job) {
    return job.job().setuid().filter(user -> !user.value().equals("root")).isPresent();
  }

  /** Whether the command line, or an option of the program, switches to another user. */
  public static boolean switches(Started started) {
    for (Wrapper wrapper : started.wrappers()) {
      boolean daemon = wrapper.name().equals("start-stop-daemon");
      if (SWITCHES.contains(wrapper.name())
          || daemon && hasOption(wrapper.arguments(), USERS_OF_START_STOP_DAEMON)) {
        return true;
      }
    }
    return SWITCHES.contains(started.program()) || hasOption(started.arguments(), USERS);
  }

  /** Whether a file of settings that the program reads may switch to another user. */
  public static boolean maySwitch(Started started) {
    return started.program().equals("uwsgi") && hasOption(started.arguments(), SETTINGS_OF_UWSGI);
  }

  private static boolean hasOption(Iterable<Argument> words, Set<String> options) {
    for (Argument word : words) {
      int equals = word.value().indexOf('=');
      if (options.contains(equals < 0 ? word.value() : word.value().substring(0, equals))) {
        return true;
      }
    }
    return false;
  }
}
