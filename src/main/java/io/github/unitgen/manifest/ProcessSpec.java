package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One process of the group with every default filled in, by what its keys are about.
 *
 * @param identity what it is called, and where the manifest says so
 * @param program what is run, when, how often, where and with which variables
 * @param account as whom it runs and what it may do
 * @param resources how much of the machine it gets
 * @param supervision how the init and the process communicate
 * @param restarts when the init starts it again
 * @param order what starts before it and after it
 * @param raw what stands in the files besides, in the words of an init
 */
public record ProcessSpec(
    Identity identity,
    Program program,
    Account account,
    Resources resources,
    Supervision supervision,
    Restarts restarts,
    Order order,
    Raw raw) {

  /** A process is equal only to itself. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /**
   * The name of the process and its documentation.
   *
   * @param name the name of the process
   * @param description the description, by default the name
   * @param documentation URIs of documentation
   * @param given the keys that the manifest sets, each with the place of its value
   */
  public record Identity(
      Located<String> name,
      String description,
      List<String> documentation,
      Map<String, Place> given) {
    public Identity {
      documentation = List.copyOf(documentation);
      given = Map.copyOf(given);
    }
  }

  /**
   * The program.
   *
   * @param command what the process becomes
   * @param preStart what runs before it, one after the other
   * @param instances those that the group starts; empty for a plain service without instances
   * @param directory where it runs
   * @param env its variables
   * @param envFiles files with more of them
   * @param port the PORT of the first instance
   * @param activation when it runs, and who opens its sockets
   */
  public record Program(
      Command command,
      List<Command> preStart,
      Optional<Instances> instances,
      Optional<Located<Text>> directory,
      List<EnvVar> env,
      List<EnvFile> envFiles,
      OptionalInt port,
      Activation activation) {
    public Program {
      preStart = List.copyOf(preStart);
      env = List.copyOf(env);
      envFiles = List.copyOf(envFiles);
    }

    /**
     * The PORT of {@code instance}, which is empty for a plain service; empty where there is none.
     */
    public OptionalInt port(String instance) {
      return instance.isEmpty() || port.isEmpty()
          ? port
          : OptionalInt.of(beforePorts() + Integer.parseInt(instance));
    }

    /** What the number of an instance is added to for its PORT, where {@link #port} is set. */
    public int beforePorts() {
      int first =
          instances.orElse(null) instanceof Instances.Numbered numbered ? numbered.first() : 1;
      return port.orElse(0) - first;
    }
  }

  /**
   * When it runs, and who opens its sockets. A process with neither a step nor a schedule runs as
   * long as its group.
   *
   * @param isStep whether it runs to its end at each start of the group
   * @param schedule the times at which it runs instead
   * @param sockets those that it is handed open
   */
  public record Activation(
      boolean isStep, Optional<Schedule> schedule, Optional<Sockets> sockets) {}

  /**
   * As whom it runs and what it may do.
   *
   * @param user a name or a number
   * @param group a name or a number
   * @param umask octal digits
   * @param hardening the profile that confines it
   * @param capabilities what it may do of what only root may, by names without {@code CAP_}; empty
   *     where the manifest does not say
   * @param directories what is made for it
   */
  public record Account(
      Optional<Located<String>> user,
      Optional<Located<String>> group,
      Optional<String> umask,
      Hardening hardening,
      Optional<List<Located<String>>> capabilities,
      Directories directories) {}

  /** The folders created for the process: names in /run and /var/lib. */
  public record Directories(List<Located<String>> runtime, List<Located<String>> state) {
    public Directories {
      runtime = List.copyOf(runtime);
      state = List.copyOf(state);
    }

    /** Whether nothing is made. */
    public boolean isEmpty() {
      return runtime.isEmpty() && state.isEmpty();
    }
  }

  /** How much of the machine it gets. */
  public record Resources(OptionalInt nice, OptionalInt oomScoreAdjust, List<Limit> limits) {
    public Resources {
      limits = List.copyOf(limits);
    }
  }

  /**
   * The communication between the init and the process.
   *
   * @param stopSignal asks it to end
   * @param stopTimeout how long it may take to end
   * @param reloadSignal quiets a worker, or has a server read its files again
   * @param notifies whether it says that it is ready
   * @param watchdog how often it has to say that it is alive
   * @param startTimeout how long its start may take; empty for what the init takes
   * @param kill who is killed when it has not ended in time
   */
  public record Supervision(
      Signal stopSignal,
      Duration stopTimeout,
      Optional<Signal> reloadSignal,
      boolean notifies,
      Optional<Duration> watchdog,
      Optional<Duration> startTimeout,
      KillScope kill) {}

  /**
   * When the init starts it again.
   *
   * @param policy after which exits
   * @param delay how long after the exit
   * @param limit how often; empty for no limit
   * @param successExit exits that are no failure
   * @param onFailure the unit to start when it has failed for good
   */
  public record Restarts(
      Restart policy,
      Duration delay,
      Optional<RestartLimit> limit,
      List<ExitStatus> successExit,
      Optional<Located<String>> onFailure) {
    public Restarts {
      successExit = List.copyOf(successExit);
    }
  }

  /**
   * The start order.
   *
   * @param before what waits for it
   * @param after what it waits for
   * @param wants what is started too and awaited, whether it lives or not
   * @param requires what is started too and awaited, and must run for it to run
   */
  public record Order(
      List<Dependency> before,
      List<Dependency> after,
      List<Dependency> wants,
      List<Dependency> requires) {
    public Order {
      before = List.copyOf(before);
      after = List.copyOf(after);
      wants = List.copyOf(wants);
      requires = List.copyOf(requires);
    }

    /** All that it waits for, for whatever reason. */
    public List<Dependency> awaited() {
      List<Dependency> awaited = new ArrayList<>(after);
      awaited.addAll(wants);
      awaited.addAll(requires);
      return List.copyOf(awaited);
    }
  }

  /** Directives and stanzas that the manifest has in the words of an init. */
  public record Raw(List<RawSetting> systemd, List<Located<String>> upstart) {
    public Raw {
      systemd = List.copyOf(systemd);
      upstart = List.copyOf(upstart);
    }

    /** What the last raw directive {@code key}, of any section, is set to. */
    public Optional<String> directive(String key) {
      Optional<String> found = Optional.empty();
      for (RawSetting setting : systemd) {
        if (setting.key().value().equals(key)) {
          for (Located<String> value : setting.values()) {
            found = Optional.of(value.value());
          }
        }
      }
      return found;
    }
  }

  /** The same with another time to stop. */
  public ProcessSpec withStopTimeout(Duration stopTimeout) {
    Supervision given =
        new Supervision(
            supervision.stopSignal(),
            stopTimeout,
            supervision.reloadSignal(),
            supervision.notifies(),
            supervision.watchdog(),
            supervision.startTimeout(),
            supervision.kill());
    return new ProcessSpec(identity, program, account, resources, given, restarts, order, raw);
  }

  /** Returns the name with its place in the manifest. */
  public Located<String> name() {
    return identity.name();
  }

  /** Whether the manifest itself sets {@code key}, so that its loss must be said. */
  public boolean sets(String key) {
    return identity.given().containsKey(key);
  }

  /** Where {@code key} is set, else where the process is named. */
  public Place at(String key) {
    return identity.given().getOrDefault(key, name().at());
  }

  /** When it runs, and who opens its sockets. */
  public Activation activation() {
    return program.activation();
  }

  /** Whether it may have done its work and be gone: it is never started again. */
  public boolean mayEnd() {
    return !runsAlways() || restarts.policy() == Restart.NEVER;
  }

  /** Whether it runs as long as its group: it is neither a step nor scheduled. */
  public boolean runsAlways() {
    return !activation().isStep() && activation().schedule().isEmpty();
  }

  /**
   * The names of the folders that are made under {@code directory}, a name of the manifest: one for
   * each instance, which follows a dash, or the name alone.
   */
  public List<String> madeFor(String directory) {
    return program
        .instances()
        .map(all -> all.names().stream().map(name -> directory + "-" + name).toList())
        .orElse(List.of(directory));
  }

  /** The folders that are made for it, each with its whole path. */
  public List<Text> folders() {
    List<Text> folders = new ArrayList<>();
    account.directories().runtime().forEach(name -> folders.add(folder("/run/", name)));
    account.directories().state().forEach(name -> folders.add(folder("/var/lib/", name)));
    return folders;
  }

  private Text folder(String base, Located<String> name) {
    String path = base + name.value();
    return hasInstances()
        ? new Text(List.of(new Text.Literal(path + "-"), new Text.Instance()))
        : Text.of(path);
  }

  /** Whether it runs in one of these, or below it: then there is no such place before its start. */
  public boolean runsInFolder() {
    String directory = program.directory().map(d -> d.value().with("1") + "/").orElse("");
    return folders().stream().anyMatch(folder -> directory.startsWith(folder.with("1") + "/"));
  }

  /**
   * What stands for {@code {{instance}}} where one instance is looked at: the first that it has.
   */
  public String anInstance() {
    return program.instances().flatMap(all -> all.names().stream().findFirst()).orElse("1");
  }

  /** Whether it is rendered as a template with instances. */
  public boolean hasInstances() {
    return program.instances().isPresent();
  }
}
