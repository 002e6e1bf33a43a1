package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.RuleTable;
import io.github.unitgen.catalog.RuleTable.Fixes;
import io.github.unitgen.catalog.RuleTable.Theme;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Fix.Safety;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.RulePage.Block;
import io.github.unitgen.support.Accept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The table of rules, held against the rules and their pages; {@code -Dunitgen.accept=true} writes
 * the fixes that the examples have.
 */
class RuleTableTest {
  private static final Path TABLE = Path.of("src/main/resources/unitgen/catalog/rules.tsv");

  /** Each example with a fix also has findings without one, or the page is to be extended. */
  private static final Set<String> WITHOUT_FIXED_FILE =
      Set.of("M201", "S009", "S021", "S604", "S723");

  private static List<String> rows() throws IOException {
    List<String> lines = Files.readAllLines(TABLE);
    return lines.subList(2, lines.size());
  }

  @Test
  void eachRuleHasOneRowAndOneTheme() throws IOException {
    assertThat(rows().stream().map(row -> row.split("\t", -1)[0]))
        .as("write a row into %s: the id, the theme, none", TABLE)
        .containsExactlyElementsOf(Rules.infos().stream().map(RuleInfo::id).toList());
    assertThat(Rules.infos())
        .allSatisfy(rule -> assertThat(RuleTable.theme(rule.id())).isNotNull());
  }

  @Test
  void eachThemeHasRules() {
    assertThat(Rules.infos().stream().map(rule -> RuleTable.theme(rule.id())).distinct())
        .containsExactlyInAnyOrder(Theme.values());
  }

  @Test
  void theFixesAreThoseOfTheExamples() throws IOException {
    List<String> head = Files.readAllLines(TABLE).subList(0, 2);
    StringBuilder table = new StringBuilder(String.join("\n", head)).append('\n');
    List<String> odd = new ArrayList<>();
    for (String row : rows()) {
      String[] cells = row.split("\t", -1);
      RulePage page = RulePage.of(Rules.find(cells[0]).orElseThrow());
      String fixes = fixes(page).label();
      table.append(cells[0]).append('\t').append(cells[1]).append('\t').append(fixes).append('\n');
      boolean shown = page.blocks().stream().anyMatch(block -> block.kind().equals("fixed"));
      if (shown == fixes.equals(Fixes.NONE.label()) && !WITHOUT_FIXED_FILE.contains(cells[0])) {
        odd.add(cells[0]);
      }
    }
    Accept.same(TABLE, table.toString());
    assertThat(odd).as("pages that show a fixed file and have no fix, or the reverse").isEmpty();
  }

  private static Fixes fixes(RulePage page) {
    Set<Safety> found = EnumSet.noneOf(Safety.class);
    for (Block block : page.blocks()) {
      if (block.kind().equals("bad")) {
        for (Diagnostic finding : page.lint(block, block.example())) {
          finding.fix().map(Fix::safety).ifPresent(found::add);
        }
      }
    }
    if (found.size() == Safety.values().length) {
      return Fixes.BOTH;
    }
    return found.stream().findFirst().map(one -> Fixes.valueOf(one.name())).orElse(Fixes.NONE);
  }

  @Test
  void theIndexListsEveryRuleByItsTheme() throws IOException {
    StringBuilder index = new StringBuilder("# Rules\n\n");
    index.append("Ids begin with the kind of file: `M` manifest, `U` Upstart job, `S` systemd");
    index.append(" unit, `X` any of them.\n`unitgen rules` prints the same list,");
    index.append(" `unitgen rules --fixable` the rules with a fix.\n\n");
    for (Theme theme : Theme.values()) {
      String anchor = theme.title().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z ]", "");
      index.append("- [" + theme.title() + "](#" + anchor.replace(' ', '-') + ")\n");
    }
    for (Theme theme : Theme.values()) {
      index.append("\n## " + theme.title() + "\n\n");
      index.append("| Id | Name | Severity | Fix | Defect |\n| --- | --- | --- | --- | --- |\n");
      for (RuleInfo rule : Rules.infos()) {
        if (RuleTable.theme(rule.id()) == theme) {
          index.append(row(rule));
        }
      }
    }
    Accept.same(RulePage.FOLDER.resolve("README.md"), index.toString());
  }

  private static String row(RuleInfo rule) {
    String id = rule.id();
    String profile = rule.profile() == Profile.DEFAULT ? "" : ", " + rule.profile().label();
    Fixes fixes = RuleTable.fixes(id);
    return "| ["
        + id
        + "]("
        + id
        + ".md) | "
        + rule.name()
        + " | "
        + rule.severity().label()
        + profile
        + " | "
        + (fixes == Fixes.NONE ? "" : fixes.label())
        + " | "
        + rule.summary().replace("|", "\\|")
        + " |\n";
  }
}
