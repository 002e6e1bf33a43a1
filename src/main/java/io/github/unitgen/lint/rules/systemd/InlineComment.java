package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.EnvironmentLoss;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;

public final class InlineComment implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S006", "inline-comment", "a comment behind a value is taken as part of it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (ValueFault found : unit.valueFaults()) {
      if (found.fault().kind() == Kind.COMMENT) {
        report(unit, found.line(), found.fault().at(), findings);
      }
    }
    // Elsewhere a word with a # may be meant; a variable cannot start so.
    for (String section : Environment.SECTIONS) {
      for (Assignment line : Environment.written(unit, section)) {
        EnvironmentLoss.comment(unit, line).ifPresent(at -> report(unit, line, at, findings));
      }
    }
  }

  private static void report(UnitInput unit, Assignment line, Span comment, Findings findings) {
    Span at = line.sourceSpan(comment);
    findings.report(
        at,
        "there are no comments behind a value: systemd takes it as part of " + line.key() + "=",
        finding -> {
          finding.help("move the comment to a line of its own");
          String value = line.value().substring(0, comment.start());
          int end = value.stripTrailing().length();
          Span gap = line.sourceSpan(new Span(end, line.value().length()));
          String text = unit.file().source().slice(at);
          if (line.seams().isEmpty()) {
            finding.fix(
                Fix.safe(
                    "Move the comment above " + line.key() + "=",
                    new Edit(Span.at(line.span().start()), text + "\n"),
                    new Edit(gap, "")));
          }
        });
  }
}
