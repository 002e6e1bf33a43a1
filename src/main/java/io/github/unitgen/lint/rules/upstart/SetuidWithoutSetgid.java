package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Privileges;
import io.github.unitgen.meaning.upstart.Boot;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Lines;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile.Words;

public final class SetuidWithoutSetgid implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U805",
          "setuid-without-setgid",
          "Job has `setuid` without `setgid` and keeps root's group");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    if (!Privileges.areDropped(job)
        || job.job().setgid().isPresent()
        || !Boot.isWhole(job)
        || !job.targets().upstart().know(Stanza.SETGID)) {
      return;
    }
    String user = job.job().setuid().orElseThrow().value();
    if (user.chars().noneMatch(c -> c >= 'a' && c <= 'z') || user.matches(".*[:$].*")) {
      return; // reported by U806
    }
    Words stanza = job.file().last("setuid").orElseThrow();
    Source source = job.file().source();
    int start = stanza.words().get(0).span().start();
    findings.report(
        stanza.words().get(0).span(),
        "without `setgid` the job keeps the group of root",
        finding -> {
          finding.help("add `setgid " + user + "`, or the name of its group");
          Edit edit =
              new Edit(
                  Span.at(start), "setgid " + user + "\n" + Lines.indent(source.text(), start));
          finding.fix(Fix.unsafe("Add `setgid " + user + "`", edit));
        });
  }
}
