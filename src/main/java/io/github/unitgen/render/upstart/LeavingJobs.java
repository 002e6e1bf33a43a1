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
 * Jobs that leave, by the texts of their files, and how they are stopped. Upstart keeps a job whose
 * file is gone until its last instance has stopped.
 */
final class LeavingJobs {
  private LeavingJobs() {}

  /** Those of {@code changes} that are jobs, by the names of the jobs and in their order. */
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
   * Managers first: each takes its instances along, also those started by hand. Then what ran
   * without it. No job has to be running. {@code leaving}: by the names of the jobs.
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
   * Stops a job, or whatever instances of it there are. Nothing is to be done for the task that
   * brings others back: no event stops it, and it ends by itself.
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
