package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Daemonizing;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Foreground;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Set;

public final class ExpectWithoutFork implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U103",
          "expect-without-fork",
          "Job expects a fork, but its program stays in the foreground");

  /** Programs that are skipped in jobs as well. */
  private static final Set<String> LEFT_ALONE = Set.of("unicorn", "puma");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Supervision supervision = Supervision.of(job);
    if (supervision.follows() != Follows.FORKED || supervision.says().isEmpty()) {
      return;
    }
    for (Started started : Commands.of(job).main()) {
      if (!started.context().executed() || Daemonizing.of(started).isPresent()) {
        continue;
      }
      List<Flags.Use> flags = Flags.of(started, Kind.FOREGROUND);
      boolean worker =
          Workers.is(started)
              && !Foreground.isConfigured(started)
              && !LEFT_ALONE.contains(started.program());
      if (!flags.isEmpty() || worker) {
        Span span = flags.isEmpty() ? started.word().span() : flags.get(0).span();
        findings.report(
            supervision.says().get(),
            "`expect` waits for a fork that never happens",
            finding -> {
              finding.related(span, "stays in the foreground");
              finding.help(
                  "remove the `expect` stanza: Upstart follows the process that it starts");
              job.file()
                  .last("expect")
                  .ifPresent(
                      stanza ->
                          finding.fix(
                              Fix.unsafe("Remove the stanza", new Edit(stanza.span(), ""))));
            });
        return;
      }
    }
  }
}
