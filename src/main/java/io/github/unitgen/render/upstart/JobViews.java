package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.ExitStatus;
import io.github.unitgen.manifest.Limit;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.RestartLimit;
import io.github.unitgen.manifest.Signal;
import io.github.unitgen.render.upstart.JobView.Account;
import io.github.unitgen.render.upstart.JobView.Identity;
import io.github.unitgen.render.upstart.JobView.Program;
import io.github.unitgen.render.upstart.JobView.Resources;
import io.github.unitgen.render.upstart.JobView.Restarts;
import io.github.unitgen.render.upstart.JobView.Supervision;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the views of a group, for the oldest Upstart that it is for. */
final class JobViews {
  private final Manifest manifest;
  private final UpstartVersions versions;
  private final UpstartJobs jobs;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final JobReport report;

  JobViews(Manifest manifest) {
    this.manifest = manifest;
    this.versions = manifest.upstart();
    this.jobs = new UpstartJobs(manifest);
    this.report = new JobReport(versions, problems);
  }

  /** What the views made so far could not carry or keep. */
  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /** The view of the manager. */
  ManagerView manager() {
    List<ManagerView.Count> counts = new ArrayList<>();
    List<ManagerView.Member> members = new ArrayList<>();
    for (ProcessSpec process : manifest.processes()) {
      if (process.hasInstances()) {
        counts.add(
            new ManagerView.Count(jobs.variable(process), process.program().count().getAsInt()));
      }
      if (process.name().value().equals(manifest.name().value())) {
        problems.add(
            ManifestRule.FILE_COLLISION.error(
                process.name().at(),
                "the process and the group would share " + jobs.manager() + UpstartJobs.SUFFIX,
                "give one of them another name"));
      }
    }
    Set<String> needed = new LinkedHashSet<>();
    for (ProcessSpec process : jobs.startOrder()) {
      members.add(
          new ManagerView.Member(
              jobs.job(process), process.hasInstances() ? jobs.variable(process) : null));
      process.order().requires().stream()
          .filter(d -> !d.ofGroup())
          .flatMap(d -> UpstartJobs.outside(d).stream())
          .forEach(needed::add);
    }
    return new ManagerView(
        manifest.description().orElse(manifest.name().value()),
        UpstartText.of(started(needed)),
        UpstartText.of(manifest.boot().stopOn().value()),
        counts,
        members);
  }

  private String started(Set<String> needed) {
    String event = manifest.boot().startOn().value();
    if (needed.isEmpty()) {
      return event;
    }
    StringBuilder out = new StringBuilder(event.contains(" or ") ? "(" + event + ")" : event);
    needed.forEach(job -> out.append(" and started ").append(job));
    return out.toString();
  }

  /** The view of a process. */
  JobView job(ProcessSpec process) {
    report.of(process);
    Program program = program(process);
    return new JobView(
        identity(process),
        UpstartText.of(stopOn(process)),
        restarts(process),
        new Supervision(
            reloadSignal(process),
            stopSignal(process),
            seconds(process, "stop_timeout", process.supervision().stopTimeout()),
            versions.know(Stanza.CONSOLE_LOG) ? "log" : null),
        new Account(user(process), group(process), process.account().umask().orElse(null)),
        resources(process),
        program);
  }

  private Program program(ProcessSpec process) {
    JobCommands commands = new JobCommands(process, Accounts.substituted(process, versions));
    Optional<UpstartText> exec = commands.exec();
    Optional<UpstartText> preStart = commands.preStartExec();
    boolean scripted = !process.program().preStart().isEmpty() && preStart.isEmpty();
    UpstartText preStartScript = scripted ? commands.preStartScript() : null;
    UpstartText script = exec.isPresent() ? null : commands.script();
    if (commands.isTooLong()) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              process.program().command().at(),
              report.oldest() + " has no setuid: the shell in its place takes no 128 KiB",
              "hand long values over in a file"));
    }
    return new Program(
        process
            .program()
            .directory()
            .filter(directory -> !directory.value().hasInstance())
            .map(directory -> directory.value().with(""))
            .orElse(null),
        commands.environment(),
        preStart.orElse(null),
        preStartScript,
        exec.orElse(null),
        script);
  }

  private Identity identity(ProcessSpec process) {
    boolean instances = process.hasInstances();
    return new Identity(
        process.identity().documentation().stream().map(UpstartText::of).toList(),
        process.identity().description(),
        instances && versions.know(Stanza.USAGE)
            ? "start " + jobs.job(process) + " " + JobCommands.INDEX + "=N"
            : null,
        instances ? UpstartText.of("$" + JobCommands.INDEX) : null);
  }

  private Restarts restarts(ProcessSpec process) {
    Restart policy = process.restarts().policy();
    return new Restarts(
        policy == Restart.NEVER ? null : UpstartText.of(respawnLimit(process)),
        policy == Restart.ALWAYS ? null : UpstartText.of(normalExit(process)));
  }

  private Resources resources(ProcessSpec process) {
    OptionalInt nice = process.resources().nice();
    boolean scores = versions.know(Stanza.OOM_SCORE);
    return new Resources(
        nice.isPresent() ? nice.getAsInt() : null,
        scores ? oomScore(process) : null,
        scores ? null : oom(process),
        limits(process));
  }

  private String stopOn(ProcessSpec process) {
    StringBuilder out = new StringBuilder("stopping ").append(jobs.manager());
    for (Dependency dependency : process.order().requires()) {
      Optional<String> job =
          dependency.ofGroup()
              ? manifest.process(dependency.name()).map(jobs::job)
              : UpstartJobs.outside(dependency);
      job.ifPresent(name -> out.append(" or stopping ").append(name));
    }
    return out.toString();
  }

  private String respawnLimit(ProcessSpec process) {
    Optional<RestartLimit> limit = process.restarts().limit();
    return limit
        .map(l -> l.restarts() + " " + seconds(process, "restart_limit", l.within()))
        .orElse("unlimited");
  }

  /** The exits that systemd takes for success too (systemd.service(5), SuccessExitStatus=). */
  private String normalExit(ProcessSpec process) {
    Set<String> words = new LinkedHashSet<>(List.of("0", "HUP", "INT", "PIPE", "TERM"));
    for (ExitStatus status : process.restarts().successExit()) {
      words.add(
          status instanceof ExitStatus.Code code
              ? Integer.toString(code.code())
              : signal(process.at("success_exit"), ((ExitStatus.BySignal) status).signal()));
    }
    return String.join(" ", words);
  }

  private @Nullable String reloadSignal(ProcessSpec process) {
    if (process.supervision().reloadSignal().isEmpty()) {
      return null;
    }
    Place at = process.at(process.sets("quiet_signal") ? "quiet_signal" : "reload_signal");
    String signal = signal(at, process.supervision().reloadSignal().get());
    if (versions.know(Stanza.RELOAD_SIGNAL)) {
      return signal;
    }
    if (!signal.equals("HUP")) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.warning(
              at,
              report.oldest()
                  + " has no reload signal: `reload` sends HUP, which ends many programs",
              "send it with `kill -"
                  + signal
                  + " PID`, the PID as `initctl status "
                  + jobs.job(process)
                  + (process.hasInstances() ? " index=N" : "")
                  + "` prints it"));
    }
    return null;
  }

  private @Nullable String stopSignal(ProcessSpec process) {
    Place at = process.at("stop_signal");
    String signal = signal(at, process.supervision().stopSignal());
    if (versions.know(Stanza.KILL_SIGNAL)) {
      return signal;
    }
    if (!signal.equals("TERM")) {
      report.notKept(at, report.oldest() + " has no kill signal: `stop` sends TERM");
    }
    return null;
  }

  private String signal(Place at, Signal signal) {
    if (signal.isRealTime()) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              at, "Upstart knows no real-time signals", "use one of 1 to 31, like USR1"));
    }
    return signal.name();
  }

  private long seconds(ProcessSpec process, String key, Duration duration) {
    if (duration.toMillis() % 1000 == 0) {
      return duration.toSeconds();
    }
    problems.add(
        ManifestRule.UNSUPPORTED_SETTING.warning(
            process.at(key),
            "Upstart counts in whole seconds: rounded up to " + (duration.toSeconds() + 1) + "s",
            ""));
    return duration.toSeconds() + 1;
  }

  private String account(Located<String> account) {
    if (account.value().chars().allMatch(c -> c >= '0' && c <= '9')) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              account.at(), "Upstart takes names of accounts only", "write the name"));
    }
    return account.value();
  }

  private @Nullable String user(ProcessSpec process) {
    String user = process.account().user().map(this::account).orElse(null);
    if (versions.know(Stanza.SETUID)) {
      return user;
    }
    if (Accounts.substituted(process, versions).isPresent()) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.warning(
              process
                  .account()
                  .user()
                  .or(process.account()::group)
                  .map(Located::at)
                  .orElse(process.name().at()),
              report.oldest() + " has no setuid: start-stop-daemon or chroot sets the user",
              ""));
    }
    return null;
  }

  /** Without setgid the process would keep root's supplementary group (facts of Upstart 1.13). */
  private @Nullable String group(ProcessSpec process) {
    String group = namedGroup(process);
    return versions.know(Stanza.SETGID) ? group : null;
  }

  private @Nullable String namedGroup(ProcessSpec process) {
    if (process.account().group().isPresent()) {
      return account(process.account().group().get());
    }
    process
        .account()
        .user()
        .filter(user -> !user.value().equals("root"))
        .ifPresent(
            user ->
                problems.add(
                    ManifestRule.UNSUPPORTED_SETTING.info(
                        user.at(),
                        "Upstart needs a group too: `" + user.value() + "` is taken",
                        "set `group` if the user's group has another name")));
    return process.account().user().map(Located::value).orElse(null);
  }

  private static @Nullable String oomScore(ProcessSpec process) {
    if (process.resources().oomScoreAdjust().isEmpty()) {
      return null;
    }
    int score = process.resources().oomScoreAdjust().getAsInt();
    return score == -1000 ? "never" : Integer.toString(score);
  }

  private @Nullable String oom(ProcessSpec process) {
    if (process.resources().oomScoreAdjust().isEmpty()) {
      return null;
    }
    int score = process.resources().oomScoreAdjust().getAsInt();
    String nearest = OldOomScale.nearest(score);
    if (!OldOomScale.isExact(score)) {
      report.notKept(
          process.at("oom_score_adjust"),
          report.oldest() + " counts from -17 to 15: `oom " + nearest + "` is the nearest");
    }
    return nearest;
  }

  private List<UpstartText> limits(ProcessSpec process) {
    List<UpstartText> limits = new ArrayList<>();
    for (Limit limit : process.resources().limits()) {
      if (limit.resource().isControlGroup()) {
        problems.add(
            ManifestRule.UNSUPPORTED_SETTING.warning(
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
}
