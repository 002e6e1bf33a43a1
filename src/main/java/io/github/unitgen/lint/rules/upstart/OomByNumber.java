package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.Word;
import java.util.Optional;

public final class OomByNumber implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.style("U905", "oom-by-number", "OOM setting is a number where `never` says the same")
          .in(Profile.PEDANTIC);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Optional<Words> stanza = job.file().last("oom");
    if (stanza.isEmpty() || job.job().oomScore().isEmpty()) {
      return;
    }
    Word last = stanza.get().words().get(stanza.get().words().size() - 1);
    boolean score = stanza.get().words().size() == 3;
    if (last.value().equals(score ? "-1000" : "-17")) {
      findings.report(
          last.span(),
          "`" + last.value() + "` means `never`",
          finding -> {
            finding.help("use `never`");
            finding.fix(Fix.safe("Use `never`", new Edit(last.span(), "never")));
          });
    }
  }
}
