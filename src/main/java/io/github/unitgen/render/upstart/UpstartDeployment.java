package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Signal;
import io.github.unitgen.render.deploy.CronEntry;
import io.github.unitgen.render.deploy.Deployment;
import io.github.unitgen.render.deploy.Permission;
import io.github.unitgen.render.deploy.Privileged;
import io.github.unitgen.render.deploy.RubyText;
import io.github.unitgen.render.deploy.TaskNames;
import io.github.unitgen.source.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A deployment on Upstart, as observed on 1.13: a job keeps the file it was started with, so the
 * group is stopped and started. An old Upstart requires root even for a status.
 */
final class UpstartDeployment implements Deployment {
  private final Manifest manifest;

  /** The words that name each job or instance. */
  private final List<List<String>> members = new ArrayList<>();

  /** The words of the steps, which run to their end when the group starts. */
  private final List<List<String>> steps = new ArrayList<>();

  private final List<List<String>> reloaded = new ArrayList<>();
  private final Map<List<String>, Privileged> killed = new LinkedHashMap<>();
  private final List<List<String>> mayEnd = new ArrayList<>();

  /** Adds to {@code problems} the workers that cannot be quieted. */
  UpstartDeployment(Manifest manifest, List<Diagnostic> problems) {
    this.manifest = manifest;
    UpstartJobs jobs = new UpstartJobs(manifest);
    for (ProcessSpec step : jobs.startOrder()) {
      if (step.activation().isStep()) {
        steps.add(List.of(jobs.job(step)));
      }
    }
    for (ProcessSpec process : manifest.processes()) {
      if (!process.runsAlways()) {
        continue;
      }
      List<List<String>> ofProcess = words(jobs.job(process), process);
      members.addAll(ofProcess);
      if (process.mayEnd()) {
        mayEnd.addAll(ofProcess);
      }
      Optional<Signal> signal = Deployment.quietSignal(process);
      if (signal.filter(this::isSentByReload).isPresent()) {
        reloaded.addAll(ofProcess);
      } else if (signal.isPresent()) {
        kill(process, signal.get(), problems)
            .ifPresent(kill -> ofProcess.forEach(member -> killed.put(member, kill)));
      }
    }
  }

  private static List<List<String>> words(String job, ProcessSpec process) {
    return UpstartJobs.instances(process).stream()
        .map(instance -> UpstartJobs.words(job, instance))
        .toList();
  }

  private boolean isSentByReload(Signal signal) {
    return signal.name().equals("HUP") || manifest.upstart().know(Stanza.RELOAD_SIGNAL);
  }

  /**
   * Returns a kill that runs as the process's own user, who can only signal that user's processes.
   */
  private static Optional<Privileged> kill(
      ProcessSpec process, Signal signal, List<Diagnostic> problems) {
    Optional<String> user =
        process.account().user().map(Located::value).filter(name -> !name.equals(Privileged.ROOT));
    if (user.isEmpty()) {
      problems.add(
          ManifestRule.UNSUPPORTED_SETTING.warning(
              process.at("quiet_signal"),
              "a deployment does not quiet `" + process.name().value() + "`: it runs as root",
              "add a `user`: this Upstart can only send HUP, and kill as root is not allowed"));
    }
    return user.map(name -> new Privileged(name, List.of("/bin/kill", "-" + signal.name()), true));
  }

  @Override
  public String template() {
    return "capistrano/upstart.rake.ftl";
  }

  @Override
  public UpstartTasks tasks() {
    return new UpstartTasks(
        TaskNames.of(manifest.group()),
        new UpstartTasks.Members(
            ruby(members.stream()),
            ruby(Stream.concat(reloaded.stream(), killed.keySet().stream())),
            ruby(mayEnd.stream()),
            ruby(steps.stream())),
        new UpstartTasks.Commands(run("status"), run("start"), run("stop"), run("reload")),
        killed.entrySet().stream()
            .map(
                kill ->
                    new UpstartTasks.Kill(
                        RubyText.words(kill.getKey()), RubyText.words(kill.getValue().call())))
            .toList());
  }

  private static List<RubyText> ruby(Stream<List<String>> members) {
    return members.map(RubyText::words).toList();
  }

  private static RubyText run(String verb) {
    return RubyText.words(initctl(verb, List.of()).call());
  }

  private static Privileged initctl(String verb, List<String> names) {
    return Privileged.root(
        Stream.concat(Stream.of("/sbin/initctl", verb), names.stream()).toList());
  }

  @Override
  public List<CronEntry> crontab() {
    UpstartJobs jobs = new UpstartJobs(manifest);
    List<CronEntry> entries = new ArrayList<>();
    for (ProcessSpec process : manifest.processes()) {
      String job = jobs.job(process);
      // Silent while a run continues; cron mails the output of one that fails.
      String command =
          "initctl status " + job + " 2>/dev/null | grep -q ' start/' || initctl start -q " + job;
      process.activation().schedule().stream()
          .flatMap(schedule -> schedule.times().stream())
          .flatMap(time -> CronTimes.of(time, new ArrayList<>()).stream())
          .forEach(times -> entries.add(new CronEntry(times, command)));
    }
    return entries;
  }

  @Override
  public List<Permission> permissions() {
    List<Permission> permissions = new ArrayList<>();
    if (!reloaded.isEmpty()) {
      permissions.add(
          new Permission(
              "Tell the workers to accept no new jobs.",
              reloaded.stream().map(member -> initctl("reload", member)).toList()));
    }
    Set<Privileged> kills = new LinkedHashSet<>(killed.values());
    for (Privileged kill : kills) {
      permissions.add(
          new Permission(
              "Tell the workers to accept no new jobs, as their own user, who cannot signal others.",
              List.of(kill)));
    }
    permissions.add(
        new Permission(
            "The group and each job: old versions require root even for a status.",
            Stream.concat(Stream.of(List.of(manifest.group())), members.stream())
                .flatMap(
                    names -> Stream.of("status", "start", "stop").map(verb -> initctl(verb, names)))
                .toList()));
    if (!steps.isEmpty()) {
      permissions.add(
          new Permission(
              "Steps that run before the members that wait for them.",
              steps.stream().map(step -> initctl("start", step)).toList()));
    }
    return permissions;
  }
}
