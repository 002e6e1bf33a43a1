package io.github.unitgen.render.upstart;

import io.github.unitgen.render.init.FileChange;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.upstart.Job;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Jobs that are removed, by the texts of their files, and the commands that stop them. Upstart
 * keeps a job without a file until its last instance has stopped.
 */
final class LeavingJobs {
  private LeavingJobs() {}

  /** Returns the {@code changes} that are jobs, in their order, by the name of the job. */
  static Map<String, FileChange> byJob(List<FileChange> changes) {
    Map<String, FileChange> jobs = new TreeMap<>();
    for (FileChange change : changes) {
      String name = change.name();
      if (name.endsWith(UpstartJobs.SUFFIX)) {
        jobs.put(name.substring(0, name.length() - UpstartJobs.SUFFIX.length()), change);
      }
    }
    return jobs;
  }

  /**
   * Returns the commands: managers first, since each stops its instances, including those started
   * by hand, then the jobs that run without it. A job need not be running. {@code leaving} maps the
   * names of the jobs to their files.
   */
  static List<String> commands(Map<String, FileChange> leaving, Predicate<String> isManager) {
    List<String> commands = new ArrayList<>();
    leaving.keySet().stream()
        .filter(isManager)
        .forEach(manager -> commands.add(UpstartApply.stopOf(manager)));
    leaving.forEach(
        (job, file) -> {
          if (!isManager.test(job)) {
            stop(job, file).ifPresent(commands::add);
          }
        });
    return commands;
  }

  /**
   * Returns the command that stops a job or all its instances. It is empty for the task that
   * restarts other jobs: no event stops it, and it ends by itself.
   */
  static Optional<String> stop(String job, FileChange file) {
    Job before = JobParser.parse(new Source("", file.before().orElse(""))).job();
    if (before.task().isPresent() && before.stopOn().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        before.instance().isPresent()
            ? "for i in $(initctl list | sed -n 's/^"
                + job
                + " (\\(.*\\)).*/\\1/p'); do "
                + UpstartApply.stopOf(job + " index=$i")
                + "; done"
            : UpstartApply.stopOf(job));
  }
}
