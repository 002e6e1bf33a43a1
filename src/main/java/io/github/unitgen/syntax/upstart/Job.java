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
 * What Upstart 1.13.2 makes of a job. Of a setting given twice the last one is here; lists hold all
 * that was written, in file order. Nothing is filled in: what the job does not set is empty, and
 * the comments below say what Upstart does then. Places are those of the words, flags those of
 * their stanza's name.
 *
 * @param instance the pattern of instance names; one single instance otherwise
 * @param env {@code KEY=VALUE}, or {@code KEY} for the value init has; names are not checked
 * @param export names of variables passed on to the events of this job
 * @param emits names of events, for documentation only
 * @param startOn empty too where {@code manual} came after the last {@code start on}
 * @param commands what runs in each phase; of {@code exec} and {@code script} the last one counts
 * @param expect how the main process says it is ready; at once otherwise
 * @param task where {@code task} stands; a service otherwise
 * @param killTimeout seconds from the kill signal to KILL; 5 otherwise
 * @param killSignal signal number, not checked; 15 otherwise
 * @param reloadSignal signal number, not checked; 1 otherwise
 * @param respawn where the plain {@code respawn} stands; never restarted otherwise
 * @param respawnLimit 10 restarts in 5 seconds otherwise; does not switch respawning on
 * @param normalExit exits that are no failure, besides 0 of a task or stop
 * @param console where output goes; {@link Console#LOG} otherwise
 * @param umask 0 to 0777; 022 otherwise
 * @param nice -20 to 19; inherited otherwise
 * @param oomScore -1000 to 1000, the old scale of {@code oom} converted; 0 otherwise
 * @param limits by resource, in the order of {@link Resource}
 * @param setuid user name
 * @param setgid group name
 * @param apparmorLoad path of a profile to load before the job
 * @param apparmorSwitch name of a profile to switch to
 * @param cgroups parsed by 1.13, and without effect where init has no cgroup manager
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

  /** What runs in {@code phase}, if anything. */
  public Optional<Command> command(Phase phase) {
    return Optional.ofNullable(commands.get(phase));
  }

  /** When a command runs. */
  public enum Phase {
    MAIN,
    PRE_START,
    POST_START,
    PRE_STOP,
    POST_STOP
  }

  /**
   * A command line, its quotes kept and its lines joined, or the text of a script without the
   * indentation common to all its lines. The place is that of the command or of the script's body.
   */
  public record Command(boolean isScript, Located<String> text) {}

  /** How often the main process has to fork, or whether it stops itself, before it is ready. */
  public enum Expect {
    NONE,
    STOP,
    DAEMON,
    FORK
  }

  /** Where output of a job goes. */
  public enum Console {
    NONE,
    OUTPUT,
    OWNER,
    LOG
  }

  /** Upstart gives up after {@code count} restarts within {@code seconds}. */
  public record RespawnLimit(int count, long seconds) {
    /** Upstart takes a zero in either place as no limit. */
    public boolean isUnlimited() {
      return count == 0 || seconds == 0;
    }
  }

  /** An exit status or a signal that counts as a normal end of the main process. */
  public record NormalExit(int number, boolean isSignal) {}

  /** What {@code limit} can limit; {@link #word} is how it is written. */
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
   * Soft and hard limit, empty for unlimited. Values are unsigned: those above {@link
   * Long#MAX_VALUE} are negative. The soft one can be above the hard one, though such a job does
   * not start.
   */
  public record Limit(OptionalLong soft, OptionalLong hard) {}

  /** A {@code cgroup} stanza; key and value are there both or neither. */
  public record Cgroup(
      String controller, Optional<String> name, Optional<String> key, Optional<String> value) {}

  private static <K extends Enum<K>, V> Map<K, V> inOrder(Class<K> type, Map<K, V> map) {
    Map<K, V> copy = new EnumMap<>(type);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }
}
