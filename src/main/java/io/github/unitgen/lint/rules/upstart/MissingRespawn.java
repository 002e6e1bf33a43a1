package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.MainStanza;
import io.github.unitgen.syntax.upstart.Job;

public final class MissingRespawn implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U301", "missing-respawn", "Worker has no `respawn` and stays down when it fails");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Job meaning = job.job();
    boolean other = job.override() || job.file().error().isPresent();
    boolean said = meaning.respawn().isPresent() || meaning.respawnLimit().isPresent();
    if (!other && !said && meaning.task().isEmpty()) {
      Workers.main(Commands.of(job))
          .filter(MissingRespawn::isFollowed)
          .ifPresent(worker -> report(job, worker, findings));
    }
  }

  /** Whether Upstart follows the process; a background process would be started again and again. */
  private static boolean isFollowed(Started worker) {
    return worker.context().background().isEmpty() && Flags.of(worker, Kind.DAEMONIZE).isEmpty();
  }

  private static void report(JobInput job, Started worker, Findings findings) {
    findings.report(
        worker.word().span(),
        "no `respawn`: nothing restarts " + worker.program() + " when it fails",
        finding -> {
          finding.help("add `respawn`");
          MainStanza.before(job)
              .ifPresent(at -> finding.fix(Fix.unsafe("Add `respawn`", new Edit(at, "respawn\n"))));
        });
  }
}
