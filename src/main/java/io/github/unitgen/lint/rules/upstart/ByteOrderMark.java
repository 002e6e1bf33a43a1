package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.Refusal;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;

public final class ByteOrderMark implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U010", "byte-order-mark", "Job starts with a byte order mark, so Upstart rejects it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean isAboutOneFile() {
    return true;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Refusal.of(job, Refusal.Rule.BYTE_ORDER_MARK)
        .ifPresent(
            refusal ->
                refusal.report(
                    findings,
                    "the byte order mark becomes part of the first word",
                    finding -> {
                      finding.help("save the file as UTF-8 without a byte order mark");
                      finding.fix(
                          Fix.safe("Remove the byte order mark", new Edit(new Span(0, 1), "")));
                    }));
  }
}
