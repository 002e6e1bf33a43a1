package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.Refusal;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Lines;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

public final class UnquotedEnv implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U601", "unquoted-env", "Variable in `env` has unquoted spaces, or is one of several");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Refusal.of(job, Refusal.Rule.UNQUOTED_ENVIRONMENT)
        .ifPresent(refusal -> report(refusal, findings));
  }

  private static void report(Refusal refusal, Findings findings) {
    boolean assigns = isAssignment(refusal.wrong());
    refusal.report(
        findings,
        Quoted.of(refusal.wrong())
            + (assigns ? " is a second variable in one `env`" : " follows a value without quotes"),
        finding -> {
          finding.help(
              assigns ? "use one `env` line for each variable" : "put the whole value in quotes");
          fix(refusal, assigns).ifPresent(fix -> refusal.mend(finding, fix));
        });
  }

  private static Optional<Fix> fix(Refusal refusal, boolean assigns) {
    if (!(refusal.stanza() instanceof Words stanza) || stanza.words().size() < 3) {
      return Optional.empty();
    }
    List<Word> words = stanza.words();
    return assigns ? parted(refusal, words) : quoted(refusal, words);
  }

  /** Returns one line for each word, if all of them are variables. */
  private static Optional<Fix> parted(Refusal refusal, List<Word> words) {
    String text = refusal.source().text();
    String indent = Lines.indent(text, words.get(0).span().start());
    List<Edit> edits = new ArrayList<>();
    for (int i = 2; i < words.size(); i++) {
      if (!isAssignment(words.get(i).written())) {
        return Optional.empty();
      }
      Span before = words.get(i - 1).span();
      int next = words.get(i).span().start();
      Span gap = new Span(before.end(), next);
      edits.add(new Edit(gap, "\n" + indent + "env "));
    }
    return Optional.of(Fix.safe("Use one env line for each", edits.toArray(Edit[]::new)));
  }

  private static Optional<Fix> quoted(Refusal refusal, List<Word> words) {
    Word first = words.get(1);
    int equals = first.written().indexOf('=');
    int start = first.span().start() + equals + 1;
    Span value = new Span(start, words.get(words.size() - 1).span().end());
    String written = refusal.source().slice(value);
    boolean plain =
        written.indexOf('"') < 0
            && written.indexOf('\\') < 0
            && written.indexOf('\n') < 0
            && written.indexOf('\0') < 0;
    if (equals <= 0 || !plain) {
      return Optional.empty();
    }
    return Optional.of(Fix.safe("Quote the value", new Edit(value, "\"" + written + "\"")));
  }

  private static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    for (int i = 0; i < equals; i++) {
      char c = word.charAt(i);
      boolean letter = c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return equals > 0;
  }
}
