package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.QuotedText;
import io.github.unitgen.lint.shared.Refusal;
import io.github.unitgen.meaning.upstart.JobInput;

public final class UnexpectedToken implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U003",
          "unexpected-token",
          "Value with spaces has no quotes, or a stanza has a word too many");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Refusal.of(job, Refusal.Rule.UNEXPECTED_TOKEN).ifPresent(refusal -> report(refusal, findings));
  }

  private static void report(Refusal refusal, Findings findings) {
    String name = refusal.words().get(0);
    boolean isText = QuotedText.isText(name);
    String message =
        Quoted.of(refusal.wrong())
            + (isText ? " follows a value without quotes" : " is one word too many");
    refusal.report(
        findings,
        message,
        finding -> {
          if (isText) {
            finding.help("put the whole value in quotes");
            QuotedText.fix(refusal).ifPresent(fix -> refusal.mend(finding, fix));
          } else {
            finding.help("remove it");
          }
        });
  }
}
