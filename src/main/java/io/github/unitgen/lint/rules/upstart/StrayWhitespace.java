package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Blank;
import io.github.unitgen.syntax.upstart.JobFile.Comment;
import io.github.unitgen.syntax.upstart.JobFile.Script;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import java.util.ArrayList;
import java.util.List;

public final class StrayWhitespace implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.style(
              "U903",
              "stray-whitespace",
              "Line has trailing spaces, or the last one lacks its line feed")
          .in(Profile.PEDANTIC);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    JobFile file = job.file();
    String text = file.source().text();
    if (text.isEmpty() || file.error().isPresent() || text.indexOf('\r') >= 0) {
      return;
    }
    List<Span> found = new ArrayList<>();
    for (JobFile.Stanza stanza : file.stanzas()) {
      if (stanza instanceof Blank
          || stanza instanceof Comment
          || stanza instanceof Words words && file.source().slice(words.span()).indexOf('\\') < 0) {
        blanks(text, stanza.span(), found);
      } else if (stanza instanceof Script script
          && !file.source().slice(script.body()).contains("<<")) {
        blanks(text, script.body(), found);
      }
    }
    if (!found.isEmpty()) {
      Edit[] edits = found.stream().map(span -> new Edit(span, "")).toArray(Edit[]::new);
      findings.report(
          found.get(0),
          found.size() == 1 ? "trailing spaces" : "trailing spaces on " + found.size() + " lines",
          finding -> {
            finding.help("remove them");
            finding.fix(Fix.safe("Remove the trailing spaces", edits));
          });
    }
    if (!text.endsWith("\n")) {
      Span end = Span.at(text.length());
      findings.report(
          end,
          "the last line has no line feed",
          finding -> {
            finding.help("add a line feed");
            finding.fix(Fix.safe("Add a line feed", new Edit(end, "\n")));
          });
    }
  }

  /** Adds spaces after a backslash or in quotes over several lines, which may be part of a word. */
  private static void blanks(String text, Span within, List<Span> found) {
    int start = within.start();
    boolean quoted = false;
    while (start < within.end()) {
      int next = text.indexOf('\n', start);
      int end = next < 0 || next > within.end() ? within.end() : next;
      int last = end;
      while (last > start && " \t".indexOf(text.charAt(last - 1)) >= 0) {
        last--;
      }
      quoted ^= hasOpenQuote(text, start, last);
      // Another stanza may follow `manual` on the same line.
      boolean atEnd = end == text.length() || text.charAt(end) == '\n';
      if (atEnd && last < end && !quoted && (last == start || text.charAt(last - 1) != '\\')) {
        found.add(new Span(last, end));
      }
      start = end + 1;
    }
  }

  private static boolean hasOpenQuote(String text, int from, int to) {
    int quotes = 0;
    for (int i = from; i < to; i++) {
      quotes += text.charAt(i) == '"' || text.charAt(i) == '\'' ? 1 : 0;
    }
    return quotes % 2 == 1;
  }
}
