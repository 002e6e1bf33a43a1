package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.ExitStatus;
import io.github.unitgen.manifest.Instances;
import io.github.unitgen.manifest.Limit;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.Signal;
import io.github.unitgen.render.init.ReadBack;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.Job.NormalExit;
import io.github.unitgen.syntax.upstart.JobFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares the settings of one job with the manifest, except those that determine the child's
 * arguments and environment.
 */
final class JobReadBack {
  /** The variable that tells the instances of a job apart. */
  static final String INSTANCE = "index";

  private static final int HUP = 1;
  private static final int TERM = 15;

  /** The tolerance of a value on the old scale of {@code oom}, which has 15 steps to 1000. */
  private static final int HALF_STEP = 34;

  /** The lowest value of that scale except never: -16 of 17 steps. */
  private static final int LOWEST_OOM = -941;

  private final JobFile file;
  private final Job job;
  private final Manifest manifest;
  private final UpstartJobs jobs;
  private final UpstartVersions versions;
  private final ReadBack compare;

  JobReadBack(JobFile file, Manifest manifest, ReadBack compare) {
    this.file = file;
    this.job = file.job();
    this.manifest = manifest;
    this.jobs = new UpstartJobs(manifest);
    this.versions = manifest.upstart();
    this.compare = compare;
  }

  /**
   * Returns the group of a process: that of the manifest, or the user's own, which Upstart does not
   * set by itself.
   */
  static Optional<String> group(ProcessSpec process) {
    return process.account().group().or(process.account()::user).map(Located::value);
  }

  /**
   * Whether the job has to switch from root to another user itself, once root has created its
   * folders.
   */
  static boolean rootMakesFolders(ProcessSpec process) {
    boolean isRoot =
        process.account().user().map(Located::value).orElse("root").equals("root")
            && group(process).orElse("root").equals("root");
    boolean makesNone =
        process.account().directories().runtime().isEmpty()
            && process.account().directories().state().isEmpty();
    return !isRoot && !makesNone;
  }

  /** Compares the settings that a user's template must keep too. */
  void userAndTimeout(ProcessSpec process) {
    Optional<String> user = process.account().user().map(Located::value);
    boolean sets = versions.know(Stanza.SETUID) && !rootMakesFolders(process);
    text("setuid", user.filter(name -> sets).orElse(""), job.setuid());
    text("instance", process.hasInstances() ? "$" + INSTANCE : "", job.instance());
    compare.same(
        "kill timeout", seconds(process.supervision().stopTimeout()), value(job.killTimeout(), 5L));
  }

  /** Compares the manager of a built-in template. */
  void manager() {
    text("description", manifest.description().orElse(manifest.name().value()), job.description());
    compare.same("start on", startOn(), stanza("start"));
    compare.same("stop on", "stop on " + manifest.boot().stopOn().value(), stanza("stop"));
    Map<String, List<String>> started = StartedJobs.of(file);
    Set<String> steps = StartedJobs.steps(file);
    for (ProcessSpec process : manifest.processes()) {
      String member = jobs.job(process);
      List<String> instances = process.runsAlways() ? UpstartJobs.instances(process) : List.of();
      if (process.activation().isStep() != steps.contains(member)) {
        compare.fault(member + " would not be run as a step");
      }
      if (!instances.equals(started.getOrDefault(member, List.of()))) {
        compare.fault(member + " would not be started as it must");
      }
    }
    ManagerScripts scripts = new ManagerScripts(manifest, jobs);
    compare.same("pre-start", lines(scripts.preStart()), script(Job.Phase.PRE_START));
    compare.same("post-stop", scripts.postStop(), script(Job.Phase.POST_STOP));
  }

  /** Returns the lines of a phase, without surrounding spaces. */
  private List<String> script(Job.Phase phase) {
    return job.command(phase).map(command -> lines(command.text().value())).orElse(List.of());
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).toList();
  }

  /**
   * Compares the job that restarts processes with the ones they require, of a built-in template.
   */
  void bringBack() {
    List<String> events = new ArrayList<>();
    jobs.bringing().forEach(process -> events.add("started " + jobs.job(process)));
    compare.same("start on", "start on " + String.join(" or ", events), stanza("start"));
    text("instance", "$JOB/$INSTANCE", job.instance());
    compare.same("task", true, job.task().isPresent());
    compare.same(
        "script", lines(new ManagerScripts(manifest, jobs).bringBack()), script(Job.Phase.MAIN));
  }

  /** Returns the start event: after everything that the members require outside the group. */
  private String startOn() {
    Set<String> started = new LinkedHashSet<>();
    for (ProcessSpec process : jobs.startOrder()) {
      for (Dependency dependency : process.order().requires()) {
        if (!dependency.ofGroup()) {
          UpstartJobs.outside(dependency).ifPresent(name -> started.add(" and started " + name));
        }
      }
    }
    String event = manifest.boot().startOn().value();
    boolean joined = !started.isEmpty() && event.contains(" or ");
    return "start on " + (joined ? "(" + event + ")" : event) + String.join("", started);
  }

  /**
   * Returns the stop events: with the manager, and before the processes that it requires except
   * steps. A task also stops with the machine.
   */
  private String stopOn(ProcessSpec process) {
    List<String> stopping = new ArrayList<>();
    int level = jobs.stopLevel(process);
    if (level == 1 && process.activation().schedule().isEmpty()) {
      stopping.add("stopping " + jobs.manager());
    }
    for (Dependency dependency : process.order().requires()) {
      Optional<ProcessSpec> member =
          manifest.process(dependency.name()).filter(other -> !other.activation().isStep());
      (dependency.ofGroup() ? member.map(jobs::job) : UpstartJobs.outside(dependency))
          .ifPresent(job -> stopping.add("stopping " + job));
    }
    if (level > 1) {
      stopping.add(0, jobs.manager() + "-stop LEVEL=" + level);
    }
    if (!process.runsAlways()) {
      stopping.add(0, manifest.boot().stopOn().value());
    }
    return "stop on " + String.join(" or ", stopping);
  }

  /** Compares the job of a built-in template. */
  void job(ProcessSpec process) {
    text("description", process.identity().description(), job.description());
    boolean told = process.hasInstances() && versions.know(Stanza.USAGE);
    boolean named = process.program().instances().orElse(null) instanceof Instances.Named;
    String usage = "start " + jobs.job(process) + " " + INSTANCE + (named ? "=NAME" : "=N");
    text("usage", told ? usage : "", job.usage());
    compare.same("stop on", stopOn(process), stanza("stop"));
    restart(process);
    compare.same(
        "kill signal",
        versions.know(Stanza.KILL_SIGNAL) ? number(process.supervision().stopSignal()) : TERM,
        value(job.killSignal(), TERM));
    compare.same(
        "reload signal",
        process
            .supervision()
            .reloadSignal()
            .filter(signal -> versions.know(Stanza.RELOAD_SIGNAL))
            .map(JobReadBack::number)
            .orElse(HUP),
        value(job.reloadSignal(), HUP));
    compare.same(
        "console", versions.know(Stanza.CONSOLE_LOG) ? "console log" : "", stanza("console"));
    text(
        "setgid",
        group(process)
            .filter(name -> versions.know(Stanza.SETGID) && !rootMakesFolders(process))
            .orElse(""),
        job.setgid());
    compare.same(
        "umask",
        process.account().umask().map(digits -> Integer.parseInt(digits, 8)),
        job.umask().map(Located::value));
    compare.same("nice", optional(process.resources().nice()), job.nice().map(Located::value));
    oomScore(optional(process.resources().oomScoreAdjust()));
    compare.same(
        "limit",
        process.resources().limits().stream()
            .filter(limit -> !limit.resource().isControlGroup())
            .map(JobReadBack::limit)
            .collect(Collectors.toCollection(TreeSet::new)),
        limits());
    nothingElse();
  }

  /**
   * Compares the score: approximately on the old scale, and never only if the score is the lowest.
   */
  private void oomScore(Optional<Integer> expected) {
    Optional<Integer> read = job.oomScore().map(Located::value);
    boolean near =
        !versions.know(Stanza.OOM_SCORE)
            && expected.isPresent()
            && read.isPresent()
            && Math.abs(Math.max(expected.get(), LOWEST_OOM) - Math.max(read.get(), LOWEST_OOM))
                <= HALF_STEP
            && (read.get() == -1000) == (expected.get() == -1000);
    if (!near) {
      compare.same("oom score", expected, read);
    }
  }

  private void restart(ProcessSpec process) {
    boolean ends = !process.runsAlways();
    boolean never = ends || process.restarts().policy() == Restart.NEVER;
    compare.same("task", ends, job.task().isPresent());
    compare.same("respawn", !never, job.respawn().isPresent());
    compare.same(
        "respawn limit",
        never
            ? ""
            : process
                .restarts()
                .limit()
                .map(limit -> limit.restarts() + " " + seconds(limit.within()))
                .orElse("unlimited"),
        job.respawnLimit()
            .map(Located::value)
            .map(limit -> limit.isUnlimited() ? "unlimited" : limit.count() + " " + limit.seconds())
            .orElse(""));
    Set<String> expected = new TreeSet<>();
    List<ExitStatus> given = process.restarts().successExit();
    if (ends ? !given.isEmpty() : process.restarts().policy() != Restart.ALWAYS) {
      expected.add("0");
      given.forEach(status -> expected.add(exit(status)));
    }
    if (!ends && process.restarts().policy() != Restart.ALWAYS) {
      List.of("HUP", "INT", "PIPE", "TERM").forEach(name -> expected.add(exit(new Signal(name))));
    }
    Set<String> read = new TreeSet<>();
    for (Located<NormalExit> exit : job.normalExit()) {
      read.add((exit.value().isSignal() ? "signal " : "") + exit.value().number());
    }
    compare.same("normal exit", expected, read);
  }

  private static String exit(ExitStatus status) {
    return status instanceof ExitStatus.Code code
        ? Integer.toString(code.code())
        : exit(((ExitStatus.BySignal) status).signal());
  }

  private static String exit(Signal signal) {
    return "signal " + number(signal);
  }

  private Set<String> limits() {
    Set<String> limits = new TreeSet<>();
    job.limits()
        .forEach(
            (resource, limit) ->
                limits.add(
                    resource.word()
                        + " "
                        + number(limit.value().soft())
                        + " "
                        + number(limit.value().hard())));
    return limits;
  }

  private static String limit(Limit limit) {
    return limit.resource().rlimit().toLowerCase(Locale.ROOT)
        + " "
        + number(limit.soft())
        + " "
        + number(limit.hard());
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "unlimited";
  }

  private static int number(Signal signal) {
    return Signals.number(signal.name()).orElse(0);
  }

  private static long seconds(Duration duration) {
    return (duration.toMillis() + 999) / 1000;
  }

  /** Reports settings that a built-in template adds by mistake. */
  private void nothingElse() {
    boolean waits = job.expect().isPresent();
    boolean started = job.startOn().isPresent();
    boolean other =
        job.chroot().isPresent() || !job.export().isEmpty() || job.commands().size() > 2;
    if (waits || started || other) {
      compare.fault("a stanza is not in the manifest");
    }
  }

  private void text(String stanza, String expected, Optional<Located<String>> read) {
    compare.same(stanza, expected, read.map(Located::value).orElse(""));
  }

  private static <T> T value(Optional<Located<T>> read, T otherwise) {
    return read.map(Located::value).orElse(otherwise);
  }

  private static Optional<Integer> optional(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }

  /** Returns the last stanza that begins with {@code name}, as written. */
  private String stanza(String name) {
    return file.last(name).map(words -> file.source().slice(words.span()).strip()).orElse("");
  }
}
