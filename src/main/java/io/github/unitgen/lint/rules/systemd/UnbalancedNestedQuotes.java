package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.WrittenWord;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Span;
import java.util.Collection;
import java.util.OptionalInt;

public final class UnbalancedNestedQuotes implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S502", "unbalanced-nested-quotes", "Quote inside quotes of the same kind ends them");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (UnitCommand command : ExecLines.commands(unit)) {
      WrittenWord.shellText(command)
          .filter(text -> text.word().quoted())
          .ifPresent(
              text ->
                  closing(text.raw())
                      .ifPresent(
                          at -> {
                            int start = text.word().span().start() + at;
                            char quote = text.raw().charAt(at);
                            findings.report(
                                command.line().sourceSpan(new Span(start, start + 1)),
                                "this quote ends the quoted text: systemd has no nested quotes",
                                finding -> {
                                  if (text.raw().indexOf(quote, at + 1) >= 0) {
                                    // The unquoted part is one word, so the shell receives the
                                    // intended text.
                                    finding.severity(Severity.INFO);
                                  }
                                  finding.help(
                                      quote == '"'
                                          ? "use ' inside the text, or \\\""
                                          : "use \" around the whole text, or \\' inside it");
                                });
                          }));
    }
  }

  /**
   * Returns the closing quote that looks like an opening one: after a space and before more text.
   */
  private static OptionalInt closing(String raw) {
    char quote = 0;
    for (int at = 0; at < raw.length(); at++) {
      char c = raw.charAt(at);
      if (c == '\\') {
        at++;
      } else if (quote == 0) {
        quote = c == '"' || c == '\'' ? c : 0;
      } else if (c == quote) {
        boolean more = at + 1 < raw.length() && "\"'\\".indexOf(raw.charAt(at + 1)) < 0;
        if (more && (raw.charAt(at - 1) == ' ' || raw.charAt(at - 1) == '=')) {
          return OptionalInt.of(at);
        }
        quote = 0;
      }
    }
    return OptionalInt.empty();
  }
}
