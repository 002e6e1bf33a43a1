package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.RuleTable;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.RulePage.Block;
import io.github.unitgen.lint.fix.IgnoreComments;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Accept;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What each rule page has in common: facts after the summary, which {@code -Dunitgen.accept=true}
 * writes, then the same headings in the same order.
 */
class RulePageFormTest {
  private static final List<String> HEADINGS =
      List.of(
          "Why it matters",
          "Example",
          "Use instead",
          "Fix safety",
          "When to ignore it",
          "Edge cases");

  private static final int MOST_LINES = 200;

  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");

  @Test
  void eachPageSaysTheFactsAfterItsSummary() throws IOException {
    for (RuleInfo rule : Rules.infos()) {
      RulePage page = RulePage.of(rule);
      String head = "# " + rule.id() + " " + rule.name() + "\n\n" + rule.summary() + "\n\n";
      assertThat(page.text()).startsWith(head);
      String body = page.text().substring(head.length());
      String rest = body.startsWith("Severity: ") ? body.substring(body.indexOf("\n\n") + 2) : body;
      Accept.same(page.file(), head + facts(rule, page) + "\n\n" + rest);
    }
  }

  private static String facts(RuleInfo rule, RulePage page) {
    return "Severity: "
        + rule.severity().label()
        + " · profile: "
        + rule.profile().label()
        + (rule.profile() == Profile.DEFAULT ? "" : " (off unless selected)")
        + " · fix: "
        + switch (RuleTable.fixes(rule.id())) {
          case NONE -> "none";
          case SAFE -> "safe (`--fix`)";
          case UNSAFE -> "unsafe (`--fix=unsafe`)";
          case BOTH -> "safe (`--fix`) or unsafe (`--fix=unsafe`)";
        }
        + "\n"
        + suppression(rule, page);
  }

  /** As far as a comment suppresses the examples. */
  private static String suppression(RuleInfo rule, RulePage page) {
    Set<String> places = new TreeSet<>();
    boolean possible = page.blocks().isEmpty();
    for (Block block : page.blocks()) {
      if (block.kind().equals("bad")) {
        possible |= isSuppressed(page, block);
        places.add(
            switch (block.lintedAs()) {
              case SYSTEMD -> "on a line before the setting or section";
              case UPSTART -> "before the stanza or at the end of its line";
              case MANIFEST, CONFIG -> "before the key or at the end of its line";
              case ENVIRONMENT -> "on a line before the variable";
            });
      }
    }
    return possible
        ? "Suppress: `# unitgen: ignore["
            + rule.id()
            + "] reason` "
            + (places.size() == 1 ? places.iterator().next() : "on a line before it")
        : "Suppress: not by a comment; `--ignore " + rule.id() + "` leaves the rule out";
  }

  private static boolean isSuppressed(RulePage page, Block block) {
    List<Diagnostic> found = page.lint(block, block.example());
    Document document = new Document(new Source(block.file(), block.example()), block.lintedAs());
    Criteria criteria = Criteria.ofRules(Targets.NEWEST, Selection.DEFAULT);
    Source now = IgnoreComments.add(new LintFile(document, criteria), found, "").source();
    return page.lint(block, now.text()).isEmpty();
  }

  @Test
  void theHeadingsAreTheseInThisOrder() throws IOException {
    List<String> odd = new ArrayList<>();
    for (RuleInfo rule : Rules.infos()) {
      List<String> headings = headings(RulePage.of(rule));
      List<String> expected = HEADINGS.stream().filter(headings::contains).toList();
      if (!headings.equals(expected) || !headings.contains("Why it matters")) {
        odd.add(rule.id() + " " + headings);
      }
    }
    assertThat(odd).isEmpty();
  }

  private static List<String> headings(RulePage page) {
    String prose = FENCED.matcher(page.text()).replaceAll("");
    return HEADING.matcher(prose).results().skip(1).map((MatchResult h) -> h.group(1)).toList();
  }

  @Test
  void thePartForReadersIsShort() throws IOException {
    List<String> lengthy = new ArrayList<>();
    for (RuleInfo rule : Rules.infos()) {
      String page = RulePage.of(rule).text();
      long lines = io.github.unitgen.report.RulePage.readable(page).lines().count();
      if (lines > MOST_LINES) {
        lengthy.add(rule.id() + " " + lines);
      }
    }
    assertThat(lengthy).isEmpty();
  }
}
