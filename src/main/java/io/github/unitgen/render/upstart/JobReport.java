package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.Hardening;
import io.github.unitgen.manifest.KillScope;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.manifest.Schedule;
import io.github.unitgen.manifest.Sockets;
import io.github.unitgen.render.init.Requirements;
import io.github.unitgen.render.init.ShellVariables;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Script;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.JobParser;
import io.github.unitgen.syntax.upstart.StanzaVersions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reports the settings of a process that the oldest Upstart of a job does not keep. */
final class JobReport {
  private final UpstartVersions versions;
  private final Set<String> steps;
  private final List<Diagnostic> problems;

  /** {@code steps} are the names of the group's steps. */
  JobReport(UpstartVersions versions, Set<String> steps, List<Diagnostic> problems) {
    this.versions = versions;
    this.steps = steps;
    this.problems = problems;
  }

  /** Returns the name of the oldest Upstart in messages. */
  String oldest() {
    return "Upstart " + versions.oldest();
  }

  /** Reports the lost settings of {@code process}, and notes for a reader of its job. */
  void of(ProcessSpec process) {
    String name = process.name().value();
    if (process.account().user().isEmpty()) {
      problems.add(
          ManifestRule.PROCESS_RUNS_AS_ROOT.warning(
              process.name().at(),
              "`" + name + "` runs as root, since `user` is not set",
              "add `user`, or write `user: root` if it must run as root"));
    }
    for (EnvVar variable : process.program().env()) {
      variable(process, variable);
    }
    if (!versions.know(Stanza.CONSOLE_LOG)) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.warning(
              process.name().at(),
              "the output of `" + name + "` is lost: " + oldest() + " has no console log",
              "let the program write to syslog"));
    }
    kind(process);
    if (process.sets("restart_delay") && process.runsAlways()) {
      notKept(
          process.at("restart_delay"), "`restart_delay` is ignored: Upstart restarts immediately");
    }
    if (process.restarts().policy() == Restart.ALWAYS
        && !process.restarts().successExit().isEmpty()) {
      notKept(
          process.at("success_exit"), "`success_exit` is ignored: `always` also restarts after it");
    }
    if (process.supervision().notifies()) {
      notKept(
          process.at("notify"), "`notify` is ignored: Upstart treats a started process as ready");
    }
    if (process.supervision().watchdog().isPresent()) {
      notKept(process.at("watchdog"), "`watchdog` is ignored: Upstart has no watchdog");
    }
    if (process.supervision().kill() == KillScope.MAIN) {
      notKept(process.at("kill"), "`kill` is ignored: Upstart kills the whole process group");
    }
    if (process.sets("timeout_start") && process.program().preStart().isEmpty()) {
      notKept(
          process.at("timeout_start"),
          process.runsAlways()
              ? "`timeout_start` is ignored: on Upstart only `pre_start` delays a start"
              : "`timeout_start` is ignored: Upstart does not limit a run");
    }
    if (process.account().capabilities().isPresent()) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              process.at("capabilities"),
              "Upstart cannot set capabilities",
              "grant them to the program file with setcap(8), and remove the key"));
    }
    folders(process);
    if (process.account().hardening() != Hardening.NONE) {
      notKept(process.at("hardening"), "`hardening` is ignored: Upstart cannot sandbox");
    }
    if (!process.program().envFiles().isEmpty()) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.info(
              process.at("env_files"),
              "on Upstart a shell reads these files, as the user of the process",
              "use only NAME=value lines that this user can read: systemd and the shell differ in"
                  + " the rest"));
    }
    process.raw().upstart().forEach(raw -> raw(process, raw));
    order(process);
  }

  private void folders(ProcessSpec process) {
    if (!process.account().directories().runtime().isEmpty()) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.info(
              process.at("runtime_directory"),
              "on Upstart the folder is not removed when the process stops",
              "remove it in the program, or rely on the next boot, which empties /run"));
    }
  }

  /** Reports lost schedules, sockets and failure handlers. */
  private void kind(ProcessSpec process) {
    Optional<Sockets> sockets = process.activation().sockets();
    if (sockets.isPresent()) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              process.at("listen"),
              "Upstart passes no sockets to `" + process.name().value() + "`",
              "let the program open its sockets, or render for systemd (`target`)"));
    }
    process
        .restarts()
        .onFailure()
        .ifPresent(
            unit ->
                notKept(
                    unit.at(), "`on_failure` is ignored: Upstart starts nothing after a failure"));
    Optional<Schedule> schedule = process.activation().schedule();
    if (schedule.isEmpty()) {
      return;
    }
    schedule.get().times().forEach(time -> CronTimes.of(time, problems));
    if (schedule.get().catchUp()) {
      notKept(process.at("schedule"), "`catch_up` is ignored: cron does not catch up missed runs");
    }
    if (schedule.get().jitter().isPresent()) {
      notKept(process.at("schedule"), "`jitter` is ignored: cron starts runs on time");
    }
    for (String key : List.of("restart", "restart_delay", "restart_limit")) {
      if (process.sets(key) && process.restarts().policy() != Restart.NEVER) {
        notKept(
            process.at(key),
            "`" + key + "` is ignored: after a failure the next run starts at its usual time");
      }
    }
  }

  private void raw(ProcessSpec process, Located<String> raw) {
    boolean becomesUser = Accounts.substituted(process, versions).isPresent();
    for (JobFile.Stanza stanza : JobParser.parse(new Source("", raw.value())).stanzas()) {
      if (!RawStanzas.isKnown(stanza, versions)) {
        Stanza newer = StanzaVersions.newer(stanza).orElseThrow();
        notKept(
            raw.at(), "`" + newer.written() + "` is ignored: it requires Upstart " + newer.since());
      }
      boolean runs =
          stanza instanceof Script || stanza instanceof Words w && w.command().isPresent();
      if (becomesUser && runs) {
        notKept(
            raw.at(),
            "`"
                + RawStanzas.name(stanza).orElse("")
                + "` runs as root: "
                + (versions.know(Stanza.SETUID)
                    ? "so does all before the start where folders are made"
                    : oldest() + " has no setuid"));
      }
    }
  }

  private void variable(ProcessSpec process, EnvVar variable) {
    String name = variable.name().value();
    if (process.hasInstances() && name.equals(JobCommands.INDEX)) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              variable.name().at(),
              "`index` is the number of the instance on Upstart",
              "choose another name for the variable"));
    }
    String value = variable.value().value().with("1");
    boolean number =
        !value.isEmpty() && value.length() < 10 && value.chars().allMatch(Character::isDigit);
    if (Accounts.substituted(process, versions).isPresent()
        && ShellVariables.isLostInAnyShell(name)) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              variable.name().at(),
              "this variable is overwritten by the shell that sets the user",
              "choose another name for the variable"));
    }
    if (name.equals("OPTIND") && !number) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              variable.name().at(),
              "the shell of Upstart scripts accepts only a number for OPTIND",
              "choose another name for the variable"));
    }
  }

  private void order(ProcessSpec process) {
    if (process.activation().schedule().isPresent()) {
      ofRun(process);
      return;
    }
    for (Dependency dependency : process.order().before()) {
      if (!dependency.ofGroup()) {
        notKept(dependency.at(), "ignored: Upstart cannot order the group before another job");
      }
    }
    for (Dependency dependency : process.order().after()) {
      if (!dependency.ofGroup()) {
        problems.add(
            ManifestRule.UNSUPPORTED_SETTING.warning(
                dependency.at(),
                "ignored: Upstart cannot order after a job without requiring it",
                "use `wants`, which starts that job first and continues if it cannot start"));
      }
    }
    Stream.concat(process.order().wants().stream(), process.order().requires().stream())
        .filter(dependency -> !dependency.ofGroup() && UpstartJobs.outside(dependency).isEmpty())
        .forEach(
            dependency ->
                notKept(dependency.at(), "ignored: this is not a valid name of an Upstart job"));
    for (Dependency dependency : process.order().requires()) {
      if (dependency.ofGroup()) {
        boolean isStep = steps.contains(dependency.name());
        problems.add(
            ManifestRule.UNSUPPORTED_SETTING.info(
                dependency.at(),
                "on Upstart a manual start does not check whether `"
                    + dependency.name()
                    + (isStep ? "` has succeeded" : "` runs"),
                "the group and the printed commands do"));
      } else if (UpstartJobs.outside(dependency).isPresent()) {
        problems.add(Requirements.outside(process, dependency));
      }
    }
    stepsAgain(process);
    for (String key : List.of("before", "after", "wants")) {
      if (ofGroup(process, key)) {
        problems.add(
            ManifestRule.UNSUPPORTED_SETTING.info(
                process.at(key),
                "on Upstart the order applies only to the start: all stop at the same time",
                ""));
        return;
      }
    }
  }

  /**
   * Reports steps that run again: the job that restarts other jobs cannot tell whether a step has
   * succeeded.
   */
  private void stepsAgain(ProcessSpec process) {
    List<String> required =
        process.order().requires().stream()
            .filter(Dependency::ofGroup)
            .map(Dependency::name)
            .toList();
    List<String> runAgain = required.stream().filter(steps::contains).toList();
    if (process.runsAlways() && !runAgain.isEmpty() && runAgain.size() < required.size()) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.info(
              process.at("requires"),
              "on Upstart `"
                  + String.join("` and `", runAgain)
                  + "` runs again when another of these is restarted",
              "make sure that the step can run twice"));
    }
  }

  /**
   * Reports the lost settings of a scheduled process: cron starts it without regard to other
   * processes.
   */
  private void ofRun(ProcessSpec process) {
    for (String key : List.of("after", "wants", "requires")) {
      if (process.sets(key)) {
        notKept(
            process.at(key),
            key.equals("requires")
                ? "on Upstart a run does not check whether these run, but ends with them"
                : "`" + key + "` is ignored: cron starts a run independently of other processes");
      }
    }
  }

  private static boolean ofGroup(ProcessSpec process, String key) {
    ProcessSpec.Order order = process.order();
    List<Dependency> named =
        switch (key) {
          case "before" -> order.before();
          case "after" -> order.after();
          default -> order.wants();
        };
    return named.stream().anyMatch(Dependency::ofGroup);
  }

  /** Reports that the setting at {@code at} is lost, or differs from the manifest. */
  void notKept(Place at, String message) {
    problems.add(ManifestRule.UNSUPPORTED_SETTING.warning(at, message, ""));
  }
}
