package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Lines;
import io.github.unitgen.meaning.upstart.Stanzas;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.Word;
import java.util.Set;

public final class SpaceBeforeBackslash implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U006",
          "space-before-backslash",
          "Upstart drops a space before a backslash and doubles the backslash");

  private static final Set<String> TEXTS = Set.of("author", "description", "usage", "version");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    for (Words words : Stanzas.accepted(job)) {
      for (Word word : words.words()) {
        scan(words.name(), word, false, findings);
      }
      words.command().ifPresent(command -> scan(words.name(), command, true, findings));
    }
  }

  private static void scan(String name, Word word, boolean command, Findings findings) {
    String text = word.written();
    char quote = 0;
    int escaped = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(i + 1);
        boolean lost = i > 0 && Lines.isGap(text.charAt(i - 1)) && i - 1 != escaped;
        if (lost && next != '\\' && !Lines.isGap(next)) {
          report(name, word, i, quote, command, findings);
        }
        i++;
        escaped = i;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
    }
  }

  private static void report(
      String name, Word word, int at, char quote, boolean command, Findings findings) {
    String text = word.written();
    char next = text.charAt(at + 1);
    int start = word.span().start() + at;
    findings.report(
        new Span(start - 1, start + 2),
        "Upstart drops the space before " + Quoted.of("\\" + next) + " and doubles the backslash",
        finding -> {
          if (TEXTS.contains(name)) {
            finding.severity(Severity.WARNING);
          }
          if (command) {
            finding.help("use a `script` block for the command");
          } else if (next == quote) { // two backslashes before it would end the text
            finding.help("use the other kind of quotes, without the backslash");
            return;
          } else {
            finding.help("double the backslash");
          }
          if (!command) {
            finding.fix(Fix.safe("Double the backslash", new Edit(Span.at(start), "\\")));
          } else if (quote == 0 && !Character.isSurrogate(next)) {
            String quoted = next == '\'' ? "\"'\"" : "'" + next + "'";
            finding.fix(
                Fix.safe("Quote the character", new Edit(new Span(start, start + 2), quoted)));
          }
        });
  }
}
