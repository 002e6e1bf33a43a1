package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A job as Upstart 1.13.2 reads it. The last value of a repeated setting counts; lists hold all
 * values, in file order. A setting that is unset is empty, and its {@code @param} line names
 * Upstart's default. Places are those of the words; a flag has the place of its stanza's name.
 *
 * @param description the text about the job
 * @param author the text about the author
 * @param version the text about the version
 * @param usage the text about the job's parameters
 * @param instance the pattern of instance names; by default the job has a single instance
 * @param env {@code KEY=VALUE}, or {@code KEY} for the value that init has; names are not checked
 * @param export names of variables that are passed on to the events of this job
 * @param emits names of events, for documentation only
 * @param startOn the start condition; also empty if {@code manual} follows the last {@code start
 *     on}
 * @param stopOn the stop condition
 * @param commands the command of each phase; the last of {@code exec} and {@code script} counts
 * @param expect how the main process signals that it is ready; by default it is ready at once
 * @param task the place of {@code task}; by default the job is a service
 * @param killTimeout seconds between the kill signal and KILL; 5 by default
 * @param killSignal signal number, not checked; 15 by default
 * @param reloadSignal signal number, not checked; 1 by default
 * @param respawn the place of a plain {@code respawn}; by default the job is never restarted
 * @param respawnLimit 10 restarts in 5 seconds by default; it does not enable respawning
 * @param normalExit exits that are not failures, besides 0 of a task or after a stop
 * @param console the destination of output; {@link Console#LOG} by default
 * @param umask 0 to 0777; 022 by default
 * @param nice -20 to 19; inherited by default
 * @param oomScore -1000 to 1000, converted from the old scale of {@code oom}; 0 by default
 * @param limits by resource, in the order of {@link Resource}
 * @param chroot the root directory
 * @param chdir the current directory of its processes
 * @param setuid user name
 * @param setgid group name
 * @param apparmorLoad path of a profile to load before the job
 * @param apparmorSwitch name of a profile to switch to
 * @param cgroups parsed by 1.13; without effect if init has no cgroup manager
 */
public record Job(
    Optional<Located<String>> description,
    Optional<Located<String>> author,
    Optional<Located<String>> version,
    Optional<Located<String>> usage,
    Optional<Located<String>> instance,
    List<Located<String>> env,
    List<Located<String>> export,
    List<Located<String>> emits,
    Optional<Events> startOn,
    Optional<Events> stopOn,
    Map<Phase, Command> commands,
    Optional<Located<Expect>> expect,
    Optional<Place> task,
    Optional<Located<Long>> killTimeout,
    Optional<Located<Integer>> killSignal,
    Optional<Located<Integer>> reloadSignal,
    Optional<Place> respawn,
    Optional<Located<RespawnLimit>> respawnLimit,
    List<Located<NormalExit>> normalExit,
    Optional<Located<Console>> console,
    Optional<Located<Integer>> umask,
    Optional<Located<Integer>> nice,
    Optional<Located<Integer>> oomScore,
    Map<Resource, Located<Limit>> limits,
    Optional<Located<String>> chroot,
    Optional<Located<String>> chdir,
    Optional<Located<String>> setuid,
    Optional<Located<String>> setgid,
    Optional<Located<String>> apparmorLoad,
    Optional<Located<String>> apparmorSwitch,
    List<Located<Cgroup>> cgroups) {

  public Job {
    env = List.copyOf(env);
    export = List.copyOf(export);
    emits = List.copyOf(emits);
    commands = inOrder(Phase.class, commands);
    normalExit = List.copyOf(normalExit);
    limits = inOrder(Resource.class, limits);
    cgroups = List.copyOf(cgroups);
  }

  /** Returns the command of {@code phase}; empty if it has none. */
  public Optional<Command> command(Phase phase) {
    return Optional.ofNullable(commands.get(phase));
  }

  /** The phases of a job that can have a command. */
  public enum Phase {
    MAIN,
    PRE_START,
    POST_START,
    PRE_STOP,
    POST_STOP
  }

  /**
   * A command line with its quotes kept and its lines joined, or the text of a script without the
   * indentation that all its lines share. The place is that of the command or of the script's body.
   */
  public record Command(boolean isScript, Located<String> text) {}

  /** The event that makes the main process ready: a number of forks, or stopping itself. */
  public enum Expect {
    NONE,
    STOP,
    DAEMON,
    FORK
  }

  /** The destination of a job's output. */
  public enum Console {
    NONE,
    OUTPUT,
    OWNER,
    LOG
  }

  /**
   * The limit after which Upstart stops restarting: {@code count} restarts within {@code seconds}.
   */
  public record RespawnLimit(int count, long seconds) {
    /** Whether either number is zero, which means unlimited to Upstart. */
    public boolean isUnlimited() {
      return count == 0 || seconds == 0;
    }
  }

  /** An exit status or a signal that counts as a normal end of the main process. */
  public record NormalExit(int number, boolean isSignal) {}

  /** The resources of {@code limit}; {@link #word} is the spelling. */
  public enum Resource {
    AS,
    CORE,
    CPU,
    DATA,
    FSIZE,
    MEMLOCK,
    MSGQUEUE,
    NICE,
    NOFILE,
    NPROC,
    RSS,
    RTPRIO,
    SIGPENDING,
    STACK;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
      return word;
    }

    static Optional<Resource> of(String word) {
      for (Resource resource : values()) {
        if (resource.word.equals(word)) {
          return Optional.of(resource);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * A soft and a hard limit; empty means unlimited. Values are unsigned, so those above {@link
   * Long#MAX_VALUE} are negative. The soft limit can exceed the hard one, but such a job does not
   * start.
   */
  public record Limit(OptionalLong soft, OptionalLong hard) {}

  /**
   * A {@code cgroup} stanza.
   *
   * @param controller the name of the controller
   * @param name the name of the group
   * @param key the setting; present exactly if {@code value} is
   * @param value the value of the setting
   */
  public record Cgroup(
      String controller, Optional<String> name, Optional<String> key, Optional<String> value) {}

  private static <K extends Enum<K>, V> Map<K, V> inOrder(Class<K> type, Map<K, V> map) {
    Map<K, V> copy = new EnumMap<>(type);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }
}
