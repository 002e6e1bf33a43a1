package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.QuotedText;
import io.github.unitgen.lint.shared.Refusal;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Lines;
import io.github.unitgen.meaning.upstart.StanzaNames;
import io.github.unitgen.meaning.upstart.Stanzas;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.Word;

public final class QuoteSwallowsLines implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U008", "quote-swallows-lines", "Unclosed quote swallows the stanzas that follow");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Refusal.of(job, Refusal.Rule.OPEN_QUOTE).ifPresent(refusal -> refused(refusal, findings));
    for (Words words : Stanzas.accepted(job)) {
      for (Word word : words.words()) {
        scan(word, false, findings);
      }
      words.command().ifPresent(command -> scan(command, true, findings));
    }
  }

  private static void refused(Refusal refusal, Findings findings) {
    refusal.report(
        findings,
        "this quote is never closed",
        finding -> {
          boolean apostrophe =
              isApostrophe(refusal.source().text(), refusal.error().span().start());
          finding.help(
              apostrophe ? "put the value in double quotes" : "close the quote, or remove it");
          if (apostrophe) {
            QuotedText.fix(refusal).ifPresent(fix -> refusal.mend(finding, fix));
          }
        });
  }

  private static void scan(Word word, boolean command, Findings findings) {
    String text = word.written();
    if (text.indexOf('\n') < 0) {
      return;
    }
    char quote = 0;
    int opened = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        opened = i;
      } else if (c == quote) {
        quote = 0;
        if (isTrap(text, opened, i, command)) {
          int start = word.span().start();
          report(new Span(start + opened, start + i + 1), findings);
          return;
        }
      }
    }
  }

  /** Whether the lines of a quoted text are unlikely to be quoted on purpose. */
  private static boolean isTrap(String text, int opened, int closed, boolean command) {
    int line = text.indexOf('\n', opened);
    if (line < 0 || line > closed) {
      return false;
    }
    if (isApostrophe(text, opened)) {
      return true;
    }
    while (!command && line >= 0 && line < closed) {
      int next = text.indexOf('\n', line + 1);
      int end = next < 0 ? text.length() : next;
      if (StanzaNames.looksLikeStanza(text.substring(line + 1, end))) {
        return true;
      }
      line = next;
    }
    return false;
  }

  /** Whether the quote is inside a word of letters, as in {@code it's}, but not {@code -c'a'}. */
  private static boolean isApostrophe(String text, int at) {
    int start = at;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return text.charAt(at) == '\''
        && start < at
        && (start == 0 || Lines.isGap(text.charAt(start - 1)))
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1));
  }

  private static void report(Span quoted, Findings findings) {
    findings.report(
        quoted,
        "this quote ends lines below, so the stanzas between are read as text",
        finding -> finding.help("put the value in double quotes on one line"));
  }
}
