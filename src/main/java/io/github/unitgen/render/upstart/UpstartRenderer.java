package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.ExitStatus;
import io.github.unitgen.manifest.Hardening;
import io.github.unitgen.manifest.Limit;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.RestartLimit;
import io.github.unitgen.manifest.Signal;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the views of a group for Upstart 1.13. */
public final class UpstartRenderer {
  private final Manifest manifest;
  private final UpstartJobs jobs;
  private final List<Diagnostic> problems = new ArrayList<>();

  public UpstartRenderer(Manifest manifest) {
    this.manifest = manifest;
    this.jobs = new UpstartJobs(manifest);
  }

  /** What the views made so far could not carry or keep. */
  public List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /** The view of the manager. */
  public ManagerView manager() {
    List<ManagerView.Count> counts = new ArrayList<>();
    List<ManagerView.Member> members = new ArrayList<>();
    for (ProcessSpec process : manifest.processes()) {
      if (process.hasInstances()) {
        counts.add(new ManagerView.Count(jobs.variable(process), process.count().getAsInt()));
      }
      if (process.name().value().equals(manifest.name().value())) {
        problems.add(
            ManifestRule.FILE_COLLISION.error(
                process.name().at(),
                "the process and the group would share " + jobs.manager() + ".conf",
                "give one of them another name"));
      }
    }
    Set<String> needed = new LinkedHashSet<>();
    for (ProcessSpec process : jobs.startOrder()) {
      members.add(
          new ManagerView.Member(
              jobs.job(process), process.hasInstances() ? jobs.variable(process) : null));
      process.requires().stream()
          .filter(d -> !d.ofGroup())
          .flatMap(d -> job(d).stream())
          .forEach(needed::add);
    }
    return new ManagerView(
        manifest.description().orElse(manifest.name().value()),
        UpstartText.of(started(needed)),
        UpstartText.of(manifest.stopOn().value()),
        counts,
        members);
  }

  private String started(Set<String> needed) {
    String event = manifest.startOn().value();
    if (needed.isEmpty()) {
      return event;
    }
    StringBuilder out = new StringBuilder(event.contains(" or ") ? "(" + event + ")" : event);
    needed.forEach(job -> out.append(" and started ").append(job));
    return out.toString();
  }

  /** The view of a process. */
  public JobView job(ProcessSpec process) {
    report(process);
    JobCommands commands = new JobCommands(process);
    Optional<UpstartText> exec = commands.exec();
    Optional<UpstartText> preStart = commands.preStartExec();
    boolean scripted = !process.preStart().isEmpty() && preStart.isEmpty();
    return new JobView(
        process.documentation().stream().map(UpstartText::of).toList(),
        process.description(),
        process.hasInstances()
            ? "start " + jobs.job(process) + " " + JobCommands.INDEX + "=N"
            : null,
        UpstartText.of(stopOn(process)),
        process.restart() == Restart.NEVER ? null : UpstartText.of(respawnLimit(process)),
        process.restart() == Restart.ALWAYS ? null : UpstartText.of(normalExit(process)),
        process.reloadSignal().map(signal -> signal(reloadSignal(process), signal)).orElse(null),
        signal(process.at("stop_signal"), process.stopSignal()),
        seconds(process, "stop_timeout", process.stopTimeout()),
        process.user().map(this::account).orElse(null),
        group(process),
        process
            .directory()
            .filter(directory -> !directory.value().hasInstance())
            .map(directory -> directory.value().with(""))
            .orElse(null),
        process.umask().orElse(null),
        process.nice().isPresent() ? process.nice().getAsInt() : null,
        oomScore(process),
        limits(process),
        commands.environment(),
        preStart.orElse(null),
        scripted ? commands.preStartScript() : null,
        exec.orElse(null),
        exec.isPresent() ? null : commands.script());
  }

  private String stopOn(ProcessSpec process) {
    StringBuilder out = new StringBuilder("stopping ").append(jobs.manager());
    for (Dependency dependency : process.requires()) {
      Optional<String> job =
          dependency.ofGroup()
              ? manifest.process(dependency.name()).map(jobs::job)
              : job(dependency);
      job.ifPresent(name -> out.append(" or stopping ").append(name));
    }
    return out.toString();
  }

  private String respawnLimit(ProcessSpec process) {
    Optional<RestartLimit> limit = process.restartLimit();
    return limit
        .map(l -> l.restarts() + " " + seconds(process, "restart_limit", l.within()))
        .orElse("unlimited");
  }

  /** The exits that systemd takes for success too (systemd.service(5), SuccessExitStatus=). */
  private String normalExit(ProcessSpec process) {
    Set<String> words = new LinkedHashSet<>(List.of("0", "HUP", "INT", "PIPE", "TERM"));
    for (ExitStatus status : process.successExit()) {
      words.add(
          status instanceof ExitStatus.Code code
              ? Integer.toString(code.code())
              : signal(process.at("success_exit"), ((ExitStatus.BySignal) status).signal()));
    }
    return String.join(" ", words);
  }

  private static Place reloadSignal(ProcessSpec process) {
    return process.at(process.sets("quiet_signal") ? "quiet_signal" : "reload_signal");
  }

  private String signal(Place at, Signal signal) {
    if (signal.isRealTime()) {
      problems.add(
          ManifestRule.NOT_CARRIED.error(
              at, "Upstart knows no real-time signals", "use one of 1 to 31, like USR1"));
    }
    return signal.name();
  }

  private long seconds(ProcessSpec process, String key, Duration duration) {
    if (duration.toMillis() % 1000 == 0) {
      return duration.toSeconds();
    }
    problems.add(
        ManifestRule.NOT_KEPT.warning(
            process.at(key),
            "Upstart counts in whole seconds: rounded up to " + (duration.toSeconds() + 1) + "s",
            ""));
    return duration.toSeconds() + 1;
  }

  private String account(Located<String> account) {
    if (account.value().chars().allMatch(c -> c >= '0' && c <= '9')) {
      problems.add(
          ManifestRule.NOT_CARRIED.error(
              account.at(), "Upstart takes names of accounts only", "write the name"));
    }
    return account.value();
  }

  /** Without setgid the process would keep root's supplementary group (facts of Upstart 1.13). */
  private @Nullable String group(ProcessSpec process) {
    if (process.group().isPresent()) {
      return account(process.group().get());
    }
    process
        .user()
        .filter(user -> !user.value().equals("root"))
        .ifPresent(
            user ->
                problems.add(
                    ManifestRule.NOT_KEPT.info(
                        user.at(),
                        "Upstart needs a group too: `" + user.value() + "` is taken",
                        "set `group` if the user's group has another name")));
    return process.user().map(Located::value).orElse(null);
  }

  private static @Nullable String oomScore(ProcessSpec process) {
    if (process.oomScoreAdjust().isEmpty()) {
      return null;
    }
    int score = process.oomScoreAdjust().getAsInt();
    return score == -1000 ? "never" : Integer.toString(score);
  }

  private List<UpstartText> limits(ProcessSpec process) {
    List<UpstartText> limits = new ArrayList<>();
    for (Limit limit : process.limits()) {
      if (limit.resource().isControlGroup()) {
        problems.add(
            ManifestRule.NOT_KEPT.warning(
                limit.at(),
                "`"
                    + limit.resource().key()
                    + "` is left out: Upstart limits no service as a whole",
                "`as`, `nproc` and `cpu_time` hold for each process"));
      } else {
        limits.add(
            UpstartText.of(
                limit.resource().rlimit().toLowerCase(Locale.ROOT)
                    + " "
                    + number(limit.soft())
                    + " "
                    + number(limit.hard())));
      }
    }
    return limits;
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "unlimited";
  }

  private static Optional<String> job(Dependency dependency) {
    String name = dependency.name();
    if (name.endsWith(".service")) {
      name = name.substring(0, name.length() - ".service".length());
    }
    boolean unit = SystemUnits.SUFFIXES.stream().anyMatch(name::endsWith);
    // The signs of escaped unit names and of instances; a job has neither in its name.
    boolean escaped = name.indexOf('@') >= 0 || name.indexOf('\\') >= 0;
    return unit || escaped ? Optional.empty() : Optional.of(name);
  }

  /** What Upstart does not keep, and what a reader of the files should know. */
  private void report(ProcessSpec process) {
    String name = process.name().value();
    if (process.user().isEmpty()) {
      problems.add(
          ManifestRule.RUNS_AS_ROOT.warning(
              process.name().at(),
              "`" + name + "` runs as root: it has no `user`",
              "name a user, or write `user: root` if it must"));
    }
    for (EnvVar variable : process.env()) {
      reportVariable(process, variable);
    }
    if (process.sets("restart_delay")) {
      notKept(process.at("restart_delay"), "`restart_delay` is left out: Upstart restarts at once");
    }
    if (process.restart() == Restart.ALWAYS && !process.successExit().isEmpty()) {
      notKept(
          process.at("success_exit"), "`success_exit` is left out: `always` restarts after it too");
    }
    if (process.notifies()) {
      notKept(process.at("notify"), "`notify` is left out: to Upstart started is ready");
    }
    if (process.watchdog().isPresent()) {
      notKept(process.at("watchdog"), "`watchdog` is left out: Upstart has none");
    }
    if (process.hardening() != Hardening.NONE) {
      notKept(process.at("hardening"), "`hardening` is left out: Upstart cannot confine");
    }
    if (!process.envFiles().isEmpty()) {
      problems.add(
          ManifestRule.NOT_KEPT.info(
              process.at("env_files"),
              "on Upstart the shell reads these files, as the user of the process",
              "keep to plain NAME=value lines, readable by that user: beyond them systemd and the"
                  + " shell differ"));
    }
    reportOrder(process);
  }

  private void reportVariable(ProcessSpec process, EnvVar variable) {
    String name = variable.name().value();
    if (process.hasInstances() && name.equals(JobCommands.INDEX)) {
      problems.add(
          ManifestRule.NOT_CARRIED.error(
              variable.name().at(),
              "`index` is the number of the instance on Upstart",
              "choose another name for the variable"));
    }
    String value = variable.value().value().with("1");
    boolean number =
        !value.isEmpty() && value.length() < 10 && value.chars().allMatch(Character::isDigit);
    if (name.equals("OPTIND") && !number) {
      problems.add(
          ManifestRule.NOT_CARRIED.error(
              variable.name().at(),
              "the shell of Upstart's scripts takes only a number for OPTIND",
              "choose another name for the variable"));
    }
  }

  private void reportOrder(ProcessSpec process) {
    for (Dependency dependency : process.before()) {
      if (!dependency.ofGroup()) {
        notKept(dependency.at(), "left out: Upstart cannot order the group before another job");
      }
    }
    for (Dependency dependency : process.after()) {
      if (!dependency.ofGroup()) {
        problems.add(
            ManifestRule.NOT_KEPT.warning(
                dependency.at(),
                "left out: Upstart cannot order after a job without needing it",
                "`requires` starts the group when that job has started"));
      }
    }
    for (Dependency dependency : process.requires()) {
      if (!dependency.ofGroup() && job(dependency).isEmpty()) {
        notKept(dependency.at(), "left out: no job of Upstart is called this");
      }
    }
    boolean ordered =
        process.after().stream().anyMatch(Dependency::ofGroup)
            || process.requires().stream().anyMatch(Dependency::ofGroup)
            || process.before().stream().anyMatch(Dependency::ofGroup);
    if (ordered) {
      String key =
          process.sets("requires") ? "requires" : process.sets("after") ? "after" : "before";
      problems.add(
          ManifestRule.NOT_KEPT.info(
              process.at(key), "on Upstart the order holds for the start; all stop at once", ""));
    }
  }

  private void notKept(Place at, String message) {
    problems.add(ManifestRule.NOT_KEPT.warning(at, message, ""));
  }
}
