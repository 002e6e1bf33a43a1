package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Job.RespawnLimit;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import java.util.Optional;

public final class ZeroRespawnLimit implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U712", "zero-respawn-limit", "Respawn limit contains a zero and never applies");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Optional<Words> stanza = job.file().last("respawn", "limit");
    Optional<Located<RespawnLimit>> limit = job.job().respawnLimit();
    // The word itself is explicit.
    if (limit.isEmpty() || !limit.get().value().isUnlimited() || stanza.isEmpty()) {
      return;
    }
    Span at = limit.get().at().span();
    if (stanza.get().words().size() == 4) {
      findings.report(
          at,
          "a respawn limit that contains a zero never applies",
          finding -> {
            finding.help("use `unlimited`, or two numbers above 0");
            finding.fix(Fix.safe("Use `unlimited`", new Edit(at, "unlimited")));
          });
    }
  }
}
