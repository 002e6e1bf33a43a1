package io.github.unitgen.render.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Dependency;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.upstart.LogName;
import io.github.unitgen.source.Located;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates the views of a group, for the oldest Upstart that it is for. */
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
    Set<String> steps =
        manifest.processes().stream()
            .filter(process -> process.activation().isStep())
            .map(process -> process.name().value())
            .collect(Collectors.toSet());
    this.report = new JobReport(versions, steps, problems);
  }

  /** Returns the values that the views made so far could not represent or keep. */
  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /** Returns the view of the manager. */
  ManagerView manager() {
    List<ManagerView.Count> counts = new ArrayList<>();
    for (ProcessSpec process : manifest.processes()) {
      if (jobs.isCounted(process)) {
        counts.add(
            new ManagerView.Count(jobs.variable(process), UpstartJobs.instances(process).size()));
      }
      for (String own : List.of(jobs.manager(), jobs.bringBack())) {
        boolean rendered = own.equals(jobs.manager()) || !jobs.bringing().isEmpty();
        if (rendered && jobs.job(process).equals(own)) {
          problems.add(
              ManifestRule.FILE_COLLISION.error(
                  process.name().at(),
                  "the process and the group would share " + own + UpstartJobs.SUFFIX,
                  "rename one of them"));
        }
      }
    }
    Set<String> needed = new LinkedHashSet<>();
    for (ProcessSpec process : jobs.startOrder()) {
      process.order().requires().stream()
          .filter(d -> !d.ofGroup())
          .flatMap(d -> UpstartJobs.outside(d).stream())
          .forEach(needed::add);
    }
    manifest
        .slice()
        .ifPresent(
            slice ->
                report.notKept(
                    slice.at(), "`slice` is ignored: Upstart cannot limit a group of jobs"));
    checkLogName(manifest.name(), jobs.manager(), "");
    ManagerScripts scripts = new ManagerScripts(manifest, jobs);
    List<String> postStop = scripts.postStop();
    return new ManagerView(
        manifest.description().orElse(manifest.name().value()),
        UpstartText.of(started(needed)),
        UpstartText.of(manifest.boot().stopOn().value()),
        counts,
        UpstartText.of(scripts.preStart()),
        postStop.size() == 1 ? UpstartText.of(postStop.get(0)) : null,
        postStop.size() > 1 ? UpstartText.of("  " + String.join("\n  ", postStop)) : null);
  }

  /**
   * Returns the view of the job that restarts processes with the ones they require; empty if none
   * require another.
   */
  Optional<BringBackView> bringBack() {
    List<String> events =
        jobs.bringing().stream().map(process -> "started " + jobs.job(process)).toList();
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BringBackView(
                "starts what requires a process that has come back",
                UpstartText.of(String.join(" or ", events)),
                UpstartText.of("$JOB/$INSTANCE"),
                UpstartText.of(new ManagerScripts(manifest, jobs).bringBack())));
  }

  /**
   * Checks the length of a log's name. {@code name} is the name in the manifest; {@code instance}
   * is the longest one, or empty.
   */
  private void checkLogName(Located<String> name, String job, String instance) {
    int length = LogName.length(job, instance);
    if (length > LogName.MOST) {
      problems.add(
          ManifestRule.INVALID_NAME.error(
              name.at(),
              "on Upstart the name of the log file has " + length + " characters",
              "shorten it: over " + LogName.MOST + " for job and instance the init may hang"));
    }
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

  /** Returns the view of a process. */
  JobView job(ProcessSpec process) {
    String job = jobs.job(process);
    String instance =
        UpstartJobs.instances(process).stream()
            .max((one, other) -> one.length() - other.length())
            .orElse(UpstartJobs.PLAIN);
    checkLogName(process.name(), job, instance);
    if (jobs.bringing().contains(process)) {
      checkLogName(process.name(), jobs.bringBack(), job + "/" + instance);
    }
    UpstartValues values = new UpstartValues(process, job, versions, report, problems);
    report.of(process);
    return new JobView(
        JobView.Identity.of(process, job, versions),
        !process.runsAlways(),
        UpstartText.of(stopOn(process)),
        JobView.Restarts.of(process, values),
        JobView.Supervision.of(process.supervision(), values, versions),
        JobView.Account.of(process.account(), values),
        JobView.Resources.of(process.resources(), values),
        program(process, values));
  }

  private JobView.Program program(ProcessSpec process, UpstartValues values) {
    JobCommands commands =
        new JobCommands(process, Accounts.substituted(process, versions), values.startSeconds());
    JobView.Program program = JobView.Program.of(process, commands);
    if (commands.isTooLong()) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              process.program().command().at(),
              "the value is longer than 128 KiB, the limit of the shell that sets the user",
              "put long values in a file"));
    }
    return program;
  }

  /**
   * Returns the events that stop a process. A step ends with the group whatever the manager does,
   * and a scheduled process only with the machine.
   */
  private String stopOn(ProcessSpec process) {
    List<String> events = new ArrayList<>();
    if (!process.runsAlways()) {
      events.add(manifest.boot().stopOn().value());
    }
    int level = jobs.stopLevel(process);
    if (process.activation().schedule().isEmpty()) {
      events.add(level == 1 ? "stopping " + jobs.manager() : jobs.stopEvent() + " LEVEL=" + level);
    }
    for (Dependency dependency : process.order().requires()) {
      Optional<String> job =
          dependency.ofGroup()
              ? jobs.requires(process).stream()
                  .filter(other -> other.name().value().equals(dependency.name()))
                  .map(jobs::job)
                  .findFirst()
              : UpstartJobs.outside(dependency);
      job.ifPresent(name -> events.add("stopping " + name));
    }
    return String.join(" or ", events);
  }
}
