package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.Removal;
import io.github.unitgen.meaning.Rotation;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Logs;
import io.github.unitgen.meaning.command.Redirection;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import java.util.List;

public final class OutputIntoFile implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "U201", "output-into-file", "Output goes to a file that the job does not rotate");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    boolean task = job.job().task().isPresent();
    if (!job.targets().upstart().know(Stanza.CONSOLE_LOG)) {
      return; // no alternative exists
    }
    for (Started started : Commands.of(job).main()) {
      List<Redirection> files = Logs.redirections(started);
      boolean product = task && files.stream().noneMatch(Redirection::appends);
      if (!files.isEmpty() && !product && !isKept(job, files)) {
        report(job.file().source(), started, files, findings);
      }
    }
  }

  /** Whether logrotate handles all of them. */
  private static boolean isKept(JobInput job, List<Redirection> files) {
    return files.stream()
        .allMatch(file -> Rotation.isKept(job.image(), file.target().value(), job.name()));
  }

  private static void report(
      Source source, Started started, List<Redirection> files, Findings findings) {
    Redirection first = files.get(0);
    findings.report(
        first.span(),
        "output goes to a file that the job does not rotate",
        finding -> {
          finding.help("remove it: `console log` keeps and rotates the output");
          boolean only = started.arguments().isEmpty() && started.program().isEmpty();
          String written = source.slice(first.span());
          boolean exact = written.length() < 200 && written.indexOf('>') <= 1 && !only;
          Logs.sentAway(source.text(), files)
              .filter(span -> exact && started.word().span().end() <= span.start())
              .ifPresent(
                  span ->
                      finding.fix(
                          Fix.unsafe("Remove the redirection", Removal.edit(source, span))));
        });
  }
}
