package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Stanzas;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile.Script;
import io.github.unitgen.syntax.upstart.JobFile.Stanza;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import io.github.unitgen.syntax.upstart.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

public final class DuplicateStanza implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning("U005", "duplicate-stanza", "Stanza is repeated; only the last one counts");

  private static final Set<String> ONCE =
      Set.of(
          "author",
          "chdir",
          "chroot",
          "console",
          "description",
          "expect",
          "instance",
          "nice",
          "oom",
          "post-start",
          "post-stop",
          "pre-start",
          "pre-stop",
          "setgid",
          "setuid",
          "umask",
          "usage",
          "version");

  private static final Set<String> ONCE_BY_SECOND =
      Set.of("apparmor", "kill", "limit", "reload", "respawn", "start", "stop");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean isAboutOneFile() {
    return true;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Map<String, Stanza> last = new HashMap<>();
    for (Stanza stanza : job.file().stanzas()) {
      String key = Stanzas.isRefused(job, stanza) ? "" : key(stanza);
      Stanza earlier = key.isEmpty() ? null : last.put(key, stanza);
      if (earlier != null) {
        report(stanza, earlier, findings);
      }
    }
  }

  /**
   * Returns the key of the stanza, of which only the last one counts; empty for lists and flags.
   */
  private static String key(Stanza stanza) {
    if (stanza instanceof Script script) {
      return script.name();
    }
    if (!(stanza instanceof Words words)) {
      return "";
    }
    String name = words.name();
    if (name.equals("exec")) {
      return "script";
    }
    if (ONCE_BY_SECOND.contains(name)) {
      return words.words().size() < 2 ? "" : name + " " + words.words().get(1).value();
    }
    return ONCE.contains(name) ? name : "";
  }

  private static void report(Stanza stanza, Stanza earlier, Findings findings) {
    Span head = head(stanza);
    boolean events = stanza instanceof Words words && !isCommand(words) && isEvents(words);
    findings.report(
        head,
        "`" + written(stanza) + "` overrides the `" + written(earlier) + "` above",
        finding -> {
          finding.related(head(earlier), "ignored");
          finding.help(events ? "join both with `or`" : "remove one of them");
          Edit edit = new Edit(earlier.span(), "");
          String title = "Remove the `" + written(earlier) + "` above";
          boolean isSafe = stanza instanceof Words words && !isCommand(words) && !events;
          finding.fix(isSafe ? Fix.safe(title, edit) : Fix.unsafe(title, edit));
        });
  }

  private static boolean isEvents(Words words) {
    return words.name().equals("start") || words.name().equals("stop");
  }

  private static boolean isCommand(Words words) {
    return words.command().isPresent();
  }

  private static Span head(Stanza stanza) {
    List<Word> words = words(stanza);
    return new Span(words.get(0).span().start(), words.get(words.size() - 1).span().end());
  }

  private static String written(Stanza stanza) {
    StringBuilder out = new StringBuilder();
    for (Word word : words(stanza)) {
      out.append(out.length() == 0 ? "" : " ").append(word.value());
    }
    return out.toString();
  }

  /** Returns the words that determine the kind of stanza. */
  private static List<Word> words(Stanza stanza) {
    if (stanza instanceof Script script) {
      return script.head();
    }
    Words words = (Words) stanza;
    boolean two = ONCE_BY_SECOND.contains(words.name()) || isCommand(words);
    return words.words().subList(0, two ? Math.min(2, words.words().size()) : 1);
  }
}
