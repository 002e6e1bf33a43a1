package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.shared.Refusal;
import io.github.unitgen.manifest.Nearest;
import io.github.unitgen.meaning.Targets.Dialect;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.Lines;
import io.github.unitgen.meaning.upstart.StanzaNames;
import io.github.unitgen.source.Span;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

public final class UnknownStanza implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U001", "unknown-stanza", "Stanza is unknown, so Upstart rejects the whole job");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Refusal.of(job, Refusal.Rule.UNKNOWN_STANZA)
        .ifPresent(refusal -> report(refusal, job.targets().upstart(), findings));
  }

  private static void report(Refusal refusal, UpstartVersions versions, Findings findings) {
    String wrong = refusal.wrong();
    if (Dialect.CHROMEOS.stanzas().contains(wrong)) {
      refusal.report(
          findings,
          Quoted.of(wrong) + " exists only on ChromeOS",
          finding -> finding.help("add `--dialect chromeos` if this job is for ChromeOS"));
      return;
    }
    if (!isFirst(refusal)) {
      second(refusal, versions, findings);
      return;
    }
    Optional<Span> blanks = blanksBehindBackslash(refusal);
    refusal.report(
        findings,
        Quoted.of(wrong) + " is not a stanza, so Upstart rejects the job",
        finding -> {
          if (blanks.isPresent()) {
            finding.related(blanks.get(), "not continued: a space follows the backslash");
            finding.help("remove the spaces after the backslash");
            refusal.mend(
                finding, Fix.safe("Remove the trailing spaces", new Edit(blanks.get(), "")));
            return;
          }
          Optional<String> known = meant(wrong, versions);
          if (known.isPresent()) {
            finding.help("did you mean `" + known.get() + "`?");
            replace(refusal, finding, known.get());
          } else {
            finding.help(advice(wrong, refusal.words()));
          }
        });
  }

  private static boolean isFirst(Refusal refusal) {
    int start = refusal.error().span().start();
    Span before = new Span(refusal.stanza().span().start(), start);
    return refusal.source().slice(before).isBlank();
  }

  private static void second(Refusal refusal, UpstartVersions versions, Findings findings) {
    String name = refusal.words().get(0);
    List<String> known = known(name + " ", StanzaNames.seconds(name), versions);
    String wrong = refusal.wrong();
    if (known.isEmpty()) { // after manual and debug, which do not end a line
      refusal.report(
          findings,
          Quoted.of(wrong) + " is not a stanza, so Upstart rejects the job",
          finding -> finding.help("remove everything after " + Quoted.of(name)));
      return;
    }
    Optional<String> meant =
        known.contains(unquoted(wrong))
            ? Optional.of(unquoted(wrong))
            : wrong.equals("logged") && known.contains("log")
                ? Optional.of("log")
                : Nearest.of(lower(wrong), known);
    refusal.report(
        findings,
        Quoted.of(name) + " does not accept " + Quoted.of(wrong),
        finding -> {
          if (meant.isPresent()) {
            finding.help("did you mean `" + name + " " + meant.get() + "`?");
            replace(refusal, finding, meant.get());
          } else {
            finding.help(choice(name, known));
          }
        });
  }

  private static String choice(String name, List<String> known) {
    int last = known.size() - 1;
    String words =
        last == 0
            ? "`" + known.get(0) + "`"
            : "`" + String.join("`, `", known.subList(0, last)) + "` or `" + known.get(last) + "`";
    return "use " + words + " after " + Quoted.of(name);
  }

  /** Returns the {@code words} that all of {@code versions} know after {@code before}. */
  private static List<String> known(
      String before, Collection<String> words, UpstartVersions versions) {
    Set<String> newer = new HashSet<>();
    for (UpstartVersions.Stanza stanza : UpstartVersions.Stanza.values()) {
      if (!versions.know(stanza)) {
        newer.add(stanza.written());
      }
    }
    return words.stream().filter(word -> !newer.contains(before + word)).toList();
  }

  private static Optional<String> meant(String wrong, UpstartVersions versions) {
    if (wrong.equals("normalexit")) {
      return Optional.of("normal exit");
    }
    if (StanzaNames.replacement(wrong).isPresent()) {
      return Optional.empty();
    }
    String bare = lower(unquoted(wrong));
    while (bare.endsWith(":") || bare.endsWith("=")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    if (bare.startsWith("-")) {
      return Optional.empty(); // an option of the command above
    }
    List<String> known = known("", StanzaNames.all(), versions);
    return known.contains(bare) ? Optional.of(bare) : Nearest.of(bare, known);
  }

  private static String advice(String wrong, List<String> words) {
    Optional<String> replacement = StanzaNames.replacement(wrong);
    if (replacement.isPresent()) {
      return replacement.get();
    }
    if (wrong.startsWith("[")) {
      return "rename the file by the type of its unit, such as worker.service";
    }
    if (wrong.startsWith("-") || wrong.startsWith("|") || wrong.startsWith("&")) {
      return "end the line above with a backslash to continue it";
    }
    if (wrong.startsWith("(") || wrong.startsWith(")")) {
      return "put the whole expression in parentheses to continue it";
    }
    if (wrong.indexOf('=') > 0 && words.size() == 1) {
      return "add `env` before the variable";
    }
    return "remove this line, or move commands into a `script` block";
  }

  private static void replace(Refusal refusal, Findings.Details finding, String word) {
    Edit edit = new Edit(refusal.error().span(), word);
    refusal.mend(finding, Fix.unsafe("Replace it with `" + word + "`", edit));
  }

  /**
   * Returns the spaces between a backslash and the end of the line above, if they are the cause.
   */
  private static Optional<Span> blanksBehindBackslash(Refusal refusal) {
    String text = refusal.source().text();
    int end = text.lastIndexOf('\n', refusal.error().span().start() - 1);
    int start = end;
    while (start > 0 && Lines.isBlank(text.charAt(start - 1))) {
      start--;
    }
    boolean found = start > 0 && start < end && text.charAt(start - 1) == '\\';
    return found ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  private static String unquoted(String word) {
    return word.replace("\"", "").replace("'", "");
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
