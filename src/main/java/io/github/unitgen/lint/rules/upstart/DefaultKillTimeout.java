package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.ConfigurationFile;
import io.github.unitgen.meaning.command.Drain;
import io.github.unitgen.meaning.command.Drain.Origin;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.MainStanza;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.upstart.Job;

public final class DefaultKillTimeout implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U401",
          "default-kill-timeout",
          "Default kill timeout of 5 seconds cuts off running jobs or requests");

  private static final int SLACK = 5;
  private static final int TERM = 15;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Job meaning = job.job();
    boolean other = job.override() || job.file().error().isPresent();
    if (other || meaning.killTimeout().isPresent() || meaning.task().isPresent()) {
      return;
    }
    int signal = meaning.killSignal().map(Located::value).orElse(TERM);
    Drain.of(Commands.of(job), Signals.name(signal).orElse(""), ConfigurationFile.of(job))
        .filter(drain -> drain.origin() != Origin.FLAG) // reported by X402
        .ifPresent(drain -> report(job, drain, findings));
  }

  private static void report(JobInput job, Drain drain, Findings findings) {
    String work = drain.jobs() ? "jobs" : "requests";
    findings.report(
        drain.program().word().span(),
        drain.program().title() + " has 5s to finish its " + work + ": `kill timeout` is not set",
        finding -> {
          if (!drain.jobs()) {
            finding.severity(Severity.INFO);
          }
          if (drain.seconds().isEmpty()) {
            finding.help("add a `kill timeout` longer than its longest job");
            return;
          }
          String stanza = "kill timeout " + (drain.seconds().getAsInt() + SLACK);
          finding.help("add `" + stanza + "`");
          MainStanza.before(job)
              .ifPresent(
                  at ->
                      finding.fix(Fix.unsafe("Add `" + stanza + "`", new Edit(at, stanza + "\n"))));
        });
  }
}
