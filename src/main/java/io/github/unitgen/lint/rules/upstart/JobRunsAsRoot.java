package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Privileges;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.UserPaths;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Optional;

public final class JobRunsAsRoot implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning("U801", "job-runs-as-root", "Job has no `setuid` and runs as root");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (!Privileges.areOfRoot(job) || job.job().task().isPresent()) {
      return;
    }
    List<Started> main = Commands.of(job).main();
    for (Started started : main) {
      if (Privileges.switches(started)
          || Privileges.maySwitch(started)
          || UserPaths.run(job, started).isPresent()) {
        return; // U802 reports files of a user
      }
    }
    Optional<Started> worker = Workers.main(Commands.of(job));
    if (worker.isPresent()) {
      report(worker.get().word().span(), Severity.WARNING, findings);
    } else if (job.job().respawn().isPresent() && job.targets().dialect().isEmpty()) {
      main.stream()
          .filter(JobRunsAsRoot::isOfApplication)
          .findFirst()
          .ifPresent(started -> report(started.word().span(), Severity.INFO, findings));
    }
  }

  private static void report(Span span, Severity severity, Findings findings) {
    findings.report(
        span,
        "no `setuid`: this runs as root",
        finding -> {
          finding.severity(severity);
          finding.help("add `setuid` and `setgid` with an account for this job");
        });
  }

  /** Programs that the distribution installs may need root. */
  private static boolean isOfApplication(Started started) {
    String path = started.word().value();
    return path.startsWith("/srv/")
        || path.startsWith("/opt/")
        || path.startsWith("/var/www/")
        || path.startsWith("./")
        || path.startsWith("bin/");
  }
}
