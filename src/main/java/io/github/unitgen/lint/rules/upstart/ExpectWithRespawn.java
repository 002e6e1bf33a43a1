package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import java.util.Optional;

public final class ExpectWithRespawn implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U104", "expect-with-respawn", "Daemon that dies before it forks is not respawned");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Supervision supervision = Supervision.of(job);
    if (supervision.follows() != Follows.FORKED || job.job().respawn().isEmpty()) {
      return;
    }
    Optional<Started> worker = Workers.main(Commands.of(job));
    Span respawn = job.job().respawn().get().span();
    supervision
        .says()
        .ifPresent(
            says ->
                findings.report(
                    says,
                    "Upstart does not respawn a program that dies before it forks",
                    finding -> {
                      finding.related(respawn, "has no effect until then");
                      if (worker.isEmpty()) {
                        finding.severity(Severity.INFO);
                      }
                      finding.help("run the program in the foreground and remove `expect`");
                    }));
  }
}
