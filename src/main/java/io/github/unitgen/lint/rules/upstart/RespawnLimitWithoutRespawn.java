package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Lines;
import io.github.unitgen.meaning.upstart.Stanzas;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import java.util.Optional;

public final class RespawnLimitWithoutRespawn implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U302", "respawn-limit-without-respawn", "Respawn limit has no effect without `respawn`");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    boolean unknown = job.override() || job.file().error().isPresent();
    if (unknown || job.job().respawn().isPresent()) {
      return;
    }
    Optional<Words> limit = job.file().last("respawn", "limit");
    limit.ifPresent(stanza -> report(job.file().source(), stanza, findings));
  }

  private static void report(Source source, Words stanza, Findings findings) {
    int start = stanza.words().get(0).span().start();
    String indent = Lines.indent(source.text(), start);
    findings.report(
        Stanzas.head(stanza, 2),
        "`respawn limit` has no effect without `respawn`",
        finding -> {
          finding.help("add `respawn`, or remove this line");
          Edit edit = new Edit(Span.at(start), "respawn\n" + indent);
          finding.fix(Fix.unsafe("Add `respawn`", edit));
        });
  }
}
