package io.github.unitgen.render.compare;

import io.github.unitgen.diagnostic.Comparison.Row;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.Hardening;
import io.github.unitgen.manifest.Limit;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.Sockets;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.upstart.Job;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The promises of a process as its files make them: those that the manifest requests, and those in
 * which the defaults of the inits differ.
 */
final class Promises {
  private static final String NEVER = "never";
  private static final String NONE = "none";
  private static final String MAIN = " to the main process";

  /** The default of TimeoutStartSec= (DefaultTimeoutStartSec=). */
  private static final String START_TIMEOUT = "90s";

  /**
   * Clean exits of a service; a oneshot has only the first (systemd.service(5),
   * SuccessExitStatus=).
   */
  private static final List<String> CLEAN = List.of("0", "HUP", "INT", "PIPE", "TERM");

  private final ProcessSpec process;
  private final UnitFacts unit;
  private final JobFacts job;
  private final Set<Place> notKept;
  private final List<Row> rows = new ArrayList<>();

  private Promises(ProcessSpec process, UnitFacts unit, JobFacts job, List<Diagnostic> said) {
    this.process = process;
    this.unit = unit;
    this.job = job;
    this.notKept =
        said.stream()
            .filter(problem -> problem.message().startsWith("ignored"))
            .map(Diagnostic::at)
            .collect(Collectors.toSet());
  }

  /** {@code said} are the problems reported about the group on Upstart. */
  static List<Row> of(ProcessSpec process, UnitFacts unit, JobFacts job, List<Diagnostic> said) {
    Promises promises = new Promises(process, unit, job, said);
    promises.start();
    promises.stop();
    promises.restart();
    promises.surroundings();
    promises.confinement();
    return promises.rows;
  }

  /** {@code target} is the unit of the group, and {@code manager} its job. */
  static List<Row> ofGroup(Manifest manifest, UnitFacts target, Job manager) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Row(
            "at boot",
            target.last("WantedBy").map(unit -> "started with " + unit).orElse("not started"),
            manager
                .startOn()
                .map(events -> "start on " + manifest.boot().startOn().value())
                .orElse("not started")));
    manifest
        .slice()
        .ifPresent(
            slice ->
                rows.add(
                    new Row(
                        "limits of the group",
                        slice.limits().stream()
                            .map(Promises::name)
                            .collect(Collectors.joining(", ")),
                        NONE)));
    return rows;
  }

  private void row(String promise, String systemd, String upstart) {
    rows.add(new Row(promise, systemd, upstart));
  }

  private void start() {
    ProcessSpec.Activation activation = process.activation();
    if (activation.schedule().isPresent()) {
      times();
    }
    activation
        .sockets()
        .ifPresent(
            sockets ->
                row(
                    "sockets",
                    "opened by systemd, held over a restart: "
                        + sockets.listeners().stream()
                            .map(Sockets.Listener::address)
                            .map(Located::value)
                            .collect(Collectors.joining(", ")),
                    "refused"));
    order();
    if (process.sets("notify") || process.sets("watchdog")) {
      boolean notifies = unit.last("Type", "").equals("notify");
      String runs = "as soon as the program runs";
      row("ready", notifies ? "when the program reports it" : runs, runs);
      row("watchdog", unit.duration("WatchdogSec").orElse(NONE), NONE);
    }
    startTimeout();
  }

  private void times() {
    String jitter =
        unit.duration("RandomizedDelaySec").map(by -> ", up to " + by + " later").orElse("");
    boolean catchesUp = unit.last("Persistent", "no").equals("yes");
    row("runs at", String.join("; ", unit.all("OnCalendar")) + jitter, byCron());
    row("a time that was missed", catchesUp ? "is caught up" : "is lost", "is lost");
  }

  private String byCron() {
    return job.times().isEmpty()
        ? "no time that cron knows"
        : String.join("; ", job.times()) + " (cron; the file of `render --with cron`)";
  }

  private void order() {
    ProcessSpec.Order order = process.order();
    boolean byGroup = process.activation().schedule().isEmpty();
    List<Dependency> kept =
        order.awaited().stream().filter(d -> byGroup && !notKept.contains(d.at())).toList();
    if (!order.awaited().isEmpty()) {
      row(
          "starts after",
          names(order.awaited()) + "; stops before them",
          kept.isEmpty()
              ? "nothing"
              : names(kept)
                  + " where the group starts it; "
                  + (order.requires().isEmpty()
                      ? "all stop at once"
                      : "stops before those it requires"));
    }
    if (!order.requires().isEmpty()) {
      String names = names(order.requires());
      row(
          "without " + names,
          "does not start",
          byGroup ? "the group does not start it, a start by hand does" : "runs at its time");
    }
    if (process.activation().isStep()) {
      row(
          "when it fails",
          "what requires it does not start",
          "the group does not start what requires it");
    }
  }

  private static String names(List<Dependency> dependencies) {
    Set<String> names = new LinkedHashSet<>();
    dependencies.forEach(dependency -> names.add(dependency.name()));
    return String.join(", ", names);
  }

  private void startTimeout() {
    boolean prepares = !process.program().preStart().isEmpty();
    boolean notifies = process.supervision().notifies();
    if (!prepares && !notifies && !process.sets("timeout_start") && process.runsAlways()) {
      return;
    }
    Optional<String> given =
        unit.duration("TimeoutStartSec")
            .map(d -> d.equals("infinity") || d.equals("0s") ? NONE : d);
    String all = process.runsAlways() ? "" : ", its run included";
    String systemd = given.orElse(START_TIMEOUT);
    row(
        "time to start",
        systemd.equals(NONE) ? NONE : systemd + all,
        prepares && process.supervision().startTimeout().isPresent()
            ? systemd + " for each command of pre_start"
            : NONE);
  }

  private void stop() {
    String mode = unit.last("KillMode", "control-group");
    String given = unit.last("KillSignal", "SIGTERM");
    String signal = given.startsWith("SIG") ? given.substring("SIG".length()) : given;
    row(
        "stop",
        signal + (mode.equals("control-group") ? " to all processes" : MAIN),
        job.stopSignal() + " to its process group");
    row(
        "killed",
        "after "
            + unit.duration("TimeoutStopSec").orElse(START_TIMEOUT)
            + (mode.equals("process") ? ": the main process" : ": all that it has started"),
        "after " + job.job().killTimeout().map(t -> t.value()).orElse(5L) + "s: its process group");
    Optional<String> reload = unit.last("ExecReload");
    if (reload.isPresent() || job.job().reloadSignal().isPresent()) {
      row("reload", reload.map(Promises::reload).orElse(NONE), job.reloadSignal() + MAIN);
    }
  }

  private static String reload(String command) {
    String ours = "/bin/kill -";
    return command.startsWith(ours) && command.endsWith(" $MAINPID")
        ? command.substring(ours.length(), command.lastIndexOf(' ')) + MAIN
        : "`" + command + "`";
  }

  private void restart() {
    String policy = unit.last("Restart", "no");
    Optional<String> delay = unit.duration("RestartSec");
    String later = delay.map(d -> d.equals("0s") ? ", at once" : ", after " + d).orElse("");
    boolean respawns = job.job().respawn().isPresent();
    boolean failuresOnly = !job.job().normalExit().isEmpty();
    row(
        "restart",
        switch (policy) {
          case "no" -> NEVER;
          case "always" -> "after every exit" + later;
          default -> "after a failure" + later;
        },
        !respawns ? NEVER : (failuresOnly ? "after a failure" : "after every exit") + ", at once");
    if (process.sets("success_exit") && process.restarts().policy() != Restart.ALWAYS) {
      row("no failure", noFailure(), upstartNoFailure());
    }
    if (!policy.equals("no") || respawns) {
      row("gives up", systemdLimit(policy), upstartLimit());
    }
    unit.last("OnFailure")
        .ifPresent(
            handler ->
                row("when it has given up", "starts " + handler.replace("@%n.", "@."), "nothing"));
  }

  /** Returns the exits that systemd always considers clean, then those of the unit. */
  private String noFailure() {
    Set<String> exits = new LinkedHashSet<>(process.runsAlways() ? CLEAN : CLEAN.subList(0, 1));
    String given = unit.last("SuccessExitStatus", "").replace("SIG", "");
    exits.addAll(given.isEmpty() ? List.of() : List.of(given.split(" ", -1)));
    return String.join(" ", exits);
  }

  private String upstartNoFailure() {
    return job.job().normalExit().stream()
        .map(Located::value)
        .map(
            exit ->
                exit.isSignal() ? JobFacts.signal(exit.number()) : Integer.toString(exit.number()))
        .collect(Collectors.joining(" "));
  }

  private String systemdLimit(String policy) {
    Optional<String> interval =
        unit.duration("StartLimitIntervalSec").or(() -> unit.duration("StartLimitInterval"));
    Optional<String> burst = unit.last("StartLimitBurst");
    if (policy.equals("no") || burst.isEmpty() || interval.filter("0s"::equals).isPresent()) {
      return NEVER;
    }
    String starts = burst.get();
    boolean number = starts.length() < 10 && starts.chars().allMatch(Character::isDigit);
    return "after "
        + (number ? Integer.parseInt(starts) - 1 + " restarts" : starts + " starts")
        + " in "
        + interval.orElse("10s")
        + "; starts by hand count too";
  }

  private String upstartLimit() {
    Optional<Job.RespawnLimit> limit = job.job().respawnLimit().map(Located::value);
    return limit
        .filter(l -> !l.isUnlimited() && job.job().respawn().isPresent())
        .map(l -> "after " + l.count() + " restarts in " + l.seconds() + "s")
        .orElse(NEVER);
  }

  private void surroundings() {
    boolean logs = job.job().console().filter(c -> c.value() == Job.Console.LOG).isPresent();
    row(
        "output",
        unit.last("StandardOutput").map(to -> "StandardOutput=" + to).orElse("the journal"),
        logs ? "a file in /var/log/upstart" : "lost");
    Set<String> given =
        process.program().env().stream()
            .map(EnvVar::name)
            .map(Located::value)
            .collect(Collectors.toSet());
    List<String> login = new ArrayList<>(List.of("HOME", "LOGNAME", "SHELL", "USER"));
    login.removeAll(given);
    boolean asUser = unit.last("User").filter(user -> !user.equals("root")).isPresent();
    if (asUser && !login.isEmpty()) {
      row("login variables", String.join(", ", login) + " are set", "not set");
    }
    if (!process.program().envFiles().isEmpty()) {
      row("env_files", "read by systemd, as root", "read by a shell, as the user");
    }
  }

  private void confinement() {
    String user = unit.last("User", "root");
    String account = user + unit.last("Group").map(group -> ", group " + group).orElse(group(user));
    // A shell that changes the user uses the same names.
    String setuid =
        job.job().setuid().map(Located::value).orElse(user)
            + job.job().setgid().map(g -> ", group " + g.value()).orElse(group(user));
    row("user", account, job.job().setuid().isPresent() ? setuid : account);
    List<Limit> limits = process.resources().limits();
    if (!limits.isEmpty()) {
      String kept =
          limits.stream()
              .filter(limit -> hasLimit(limit))
              .map(Promises::name)
              .collect(Collectors.joining(", "));
      row(
          "limits",
          limits.stream().map(Promises::name).collect(Collectors.joining(", ")),
          kept.isEmpty() ? NONE : kept);
    }
    if (process.account().hardening() != Hardening.NONE) {
      row(
          "sandbox",
          "hardening: " + process.account().hardening().name().toLowerCase(Locale.ROOT),
          NONE);
    }
    if (process.account().capabilities().isPresent()) {
      row("capabilities", "those of the manifest", "refused");
    }
    if (!process.account().directories().runtime().isEmpty()) {
      row("runtime_directory", "made, removed when it stops", "made, kept until the next boot");
    }
  }

  private static String group(String user) {
    return user.equals("root") ? "" : ", the group of that user";
  }

  private boolean hasLimit(Limit limit) {
    return job.job().limits().keySet().stream()
        .anyMatch(known -> known.word().equals(upstartName(limit)));
  }

  /** Returns Upstart's name of the limit. */
  private static String upstartName(Limit limit) {
    String name = name(limit);
    return name.equals("cpu_time") ? "cpu" : name.equals("cpu") ? "" : name;
  }

  private static String name(Limit limit) {
    return limit.resource().name().toLowerCase(Locale.ROOT);
  }
}
