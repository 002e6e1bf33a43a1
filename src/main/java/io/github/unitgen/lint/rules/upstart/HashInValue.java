package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Lines;
import io.github.unitgen.meaning.upstart.Stanzas;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class HashInValue implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error("U007", "hash-in-value", "Unquoted # starts a comment inside a value");

  /** Stanzas with names and free text; numbers are not truncated by chance. */
  private static final Set<String> FREE =
      Set.of(
          "author",
          "chdir",
          "chroot",
          "description",
          "emits",
          "env",
          "export",
          "instance",
          "start",
          "stop",
          "usage",
          "version");

  /** Stanzas whose events may continue over several lines, each with a comment. */
  private static final Set<String> EVENTS = Set.of("start", "stop");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    JobFile file = job.file();
    List<Span> comments = file.comments();
    int next = 0;
    for (Words words : Stanzas.accepted(job)) {
      for (Word word : candidates(words)) {
        while (next < comments.size() && comments.get(next).start() < word.span().end()) {
          next++;
        }
        boolean cut = next < comments.size() && comments.get(next).start() == word.span().end();
        if (cut && isFree(words) && isValue(file.source().text(), comments.get(next))) {
          report(file.source(), words, word, comments.get(next), findings);
        }
      }
    }
  }

  /** Returns the words that a comment may follow, in file order. */
  private static List<Word> candidates(Words words) {
    List<Word> all = words.words();
    return EVENTS.contains(words.name())
        ? all
        : List.of(words.command().orElse(all.get(all.size() - 1)));
  }

  private static boolean isFree(Words words) {
    return words.command().isPresent() || (FREE.contains(words.name()) && words.words().size() > 1);
  }

  /** Whether it belongs to the value: an intended comment has a space before or after its sign. */
  private static boolean isValue(String text, Span comment) {
    char before = text.charAt(comment.start() - 1);
    boolean ended = ";&|()".indexOf(before) >= 0;
    boolean blank =
        comment.length() == 1
            || Lines.isBlank(text.charAt(comment.start() + 1))
            || text.charAt(comment.start() + 1) == '#';
    return !ended && !blank;
  }

  private static void report(
      Source source, Words words, Word last, Span comment, Findings findings) {
    findings.report(
        comment,
        "`#` starts a comment here and cuts off the value",
        finding -> {
          finding.help("put the value in quotes");
          quoted(source.text(), words, last, comment).ifPresent(finding::fix);
        });
  }

  private static Optional<Fix> quoted(String text, Words words, Word last, Span comment) {
    int start = last.span().start();
    if (words.command().isPresent()) {
      for (int i = comment.start(); i > start; i--) {
        if (Lines.isGap(text.charAt(i - 1))) {
          start = i;
        }
      }
    } else if (words.name().equals("env") || EVENTS.contains(words.name())) {
      start += last.written().indexOf('=') + 1;
    }
    int end = comment.start();
    while (end < comment.end() && !Lines.isBlank(text.charAt(end))) {
      end++;
    }
    String rest = text.substring(end, comment.end()).strip();
    boolean kept = rest.isEmpty() || rest.startsWith("#");
    String value = text.substring(start, end);
    return kept && isPlain(value)
        ? Optional.of(
            Fix.safe("Quote the value", new Edit(new Span(start, end), "\"" + value + "\"")))
        : Optional.empty();
  }

  /** Whether quotes around it affect only the hash. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      if ("\"'\\*?~[]{}\n\0".indexOf(value.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
