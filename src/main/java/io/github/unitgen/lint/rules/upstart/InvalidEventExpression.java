package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.Refusal;
import io.github.unitgen.meaning.upstart.EventWords;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Lines;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.Word;
import java.util.Optional;

public final class InvalidEventExpression implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U017",
          "invalid-event-expression",
          "Event expression is invalid, so Upstart rejects the job");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Refusal.of(job, Refusal.Rule.EVENTS).ifPresent(refusal -> report(refusal, findings));
  }

  private static void report(Refusal refusal, Findings findings) {
    String wrong = refusal.wrong();
    String message = refusal.error().message();
    if (message.startsWith("Mismatched")) {
      parenthesis(refusal, findings);
      return;
    }
    boolean isVariable = message.startsWith("Expected variable");
    boolean isEvent = message.endsWith("event");
    String what =
        isVariable
            ? Quoted.of(wrong) + " has no name"
            : isEvent
                ? "an event is missing at " + Quoted.of(wrong)
                : "`and` or `or` is missing before " + Quoted.of(wrong);
    Optional<Edit> operator = isEvent ? Optional.empty() : operator(refusal);
    refusal.report(
        findings,
        what,
        finding -> {
          if (operator.isPresent()) {
            String meant = operator.get().text();
            finding.help("use `" + meant + "`");
            refusal.mend(finding, Fix.safe("Replace it with `" + meant + "`", operator.get()));
          } else if (isVariable) {
            finding.help("move values without a name before the first KEY=VALUE");
          } else if (isEvent) {
            finding.help(
                "add an event on each side of `and` and `or` and inside `()`, such as `started mysql`");
          } else {
            finding.help("use `and` or `or` between events, and close every parenthesis");
          }
        });
  }

  /**
   * Returns a fix with the operator meant by the wrong word, or by the one before an opening
   * parenthesis.
   */
  private static Optional<Edit> operator(Refusal refusal) {
    if (!(refusal.stanza() instanceof Words stanza)) {
      return Optional.empty();
    }
    int wrong = refusal.error().span().start();
    for (Word word : stanza.words()) {
      boolean near = word.span().start() == wrong || word.span().end() == before(refusal, wrong);
      if (near && !EventWords.isOperator(word)) {
        Optional<String> meant = EventWords.operator(word);
        if (meant.isPresent()) {
          return Optional.of(new Edit(word.span(), meant.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the end of the word before {@code offset}, if a parenthesis opens there. */
  private static int before(Refusal refusal, int offset) {
    String text = refusal.source().text();
    if (!refusal.wrong().equals("(")) {
      return -1;
    }
    int at = offset;
    while (at > 0 && Lines.isBlank(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static void parenthesis(Refusal refusal, Findings findings) {
    boolean open = refusal.error().neverEnds();
    refusal.report(
        findings,
        open ? "this one is never closed" : "this one was never opened",
        finding -> {
          finding.help(open ? "close the parenthesis" : "remove it");
          if (!open) {
            Edit edit = new Edit(refusal.error().span(), "");
            refusal.mend(finding, Fix.unsafe("Remove the parenthesis", edit));
          }
        });
  }
}
