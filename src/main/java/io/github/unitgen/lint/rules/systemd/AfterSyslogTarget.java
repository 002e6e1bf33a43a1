package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords;
import java.util.Collection;
import java.util.List;

public final class AfterSyslogTarget implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S204", "after-syslog-target", "Dependency on syslog.target, which no longer exists");
  private static final String TARGET = "syslog.target";
  private static final List<String> KEYS = List.of("After", "Wants", "Requires");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (String key : KEYS) {
      for (Assignment line : unit.all("Unit", key)) {
        if (!line.value().contains(TARGET)) {
          continue; // a list can have very many words
        }
        List<UnitWords.Word> words =
            UnitWords.unquoted(line.value(), UnitWords.Escapes.NONE).words();
        for (UnitWords.Word word : words) {
          if (word.value().equals(TARGET)) {
            report(unit, line, word, words.size() == 1, findings);
          }
        }
      }
    }
  }

  private static void report(
      UnitInput unit, Assignment line, UnitWords.Word word, boolean alone, Findings findings) {
    Span span = line.sourceSpan(word.span());
    boolean required = line.key().equals("Requires");
    findings.report(
        span,
        required
            ? "Requires=syslog.target makes the start fail: the target does not exist"
            : "syslog.target does not exist: this dependency has no effect",
        finding -> {
          if (required) {
            finding.severity(Severity.WARNING);
          }
          finding.help("remove it: the sockets of syslog and the journal exist before any service");
          Edit edit = alone ? new Edit(line.span(), "") : edit(unit.file().source(), line, span);
          finding.fix(
              required
                  ? Fix.unsafe("Remove syslog.target", edit)
                  : Fix.safe("Remove syslog.target", edit));
        });
  }

  private static Edit edit(Source source, Assignment line, Span span) {
    String text = source.text();
    int end = span.end();
    while (end < line.valueSpan().end() && text.charAt(end) == ' ') {
      end++;
    }
    int start = span.start();
    while (end == line.valueSpan().end()
        && start > line.valueSpan().start()
        && text.charAt(start - 1) == ' ') {
      start--;
    }
    return new Edit(new Span(start, end), "");
  }
}
