package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.RulePage.Block;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Accept;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.upstart.JobParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The examples of every rule page are the tests of the rule; {@code -Dunitgen.accept=true} writes
 * reports and fixes back, {@code -Dunitgen.rule=S104} runs the page of this rule alone.
 */
class RulePagesTest {
  /**
   * What only a rendered file can show: a template of the user, a fault of unitgen; and what
   * another program says.
   */
  private static final Set<String> WITHOUT_EXAMPLES = Set.of("M010", "M011", ShellReviewer.RULE);

  @Test
  void everyRuleHasAPageAndEveryPageARule() throws IOException {
    try (Stream<Path> pages = Files.list(RulePage.FOLDER)) {
      assertThat(
              pages.map(page -> page.getFileName().toString()).filter(n -> !n.equals("README.md")))
          .containsExactlyInAnyOrderElementsOf(
              Rules.infos().stream().map(rule -> rule.id() + ".md").toList());
    }
  }

  @Test
  void noTwoRulesShareAName() {
    assertThat(Rules.infos().stream().map(RuleInfo::name)).doesNotHaveDuplicates();
  }

  @Test
  void summariesAreOneClauseWithoutAFullStop() {
    assertThat(Rules.infos())
        .allSatisfy(rule -> assertThat(rule.summary()).doesNotEndWith(".").hasSizeLessThan(81));
  }

  @TestFactory
  Stream<DynamicContainer> pages() {
    String only = System.getProperty("unitgen.rule", "");
    List<RuleInfo> asked =
        Rules.infos().stream().filter(r -> only.isEmpty() || r.id().equals(only)).toList();
    assertThat(asked).as("rule %s", only).isNotEmpty();
    return asked.stream()
        .filter(rule -> Files.exists(RulePage.FOLDER.resolve(rule.id() + ".md")))
        .map(
            rule ->
                dynamicContainer(
                    rule.id() + " " + rule.name(),
                    // Read only where its tests are asked for: a mutation run asks for one.
                    Stream.of(rule).flatMap(RulePagesTest::tests)));
  }

  private static Stream<DynamicNode> tests(RuleInfo rule) {
    RulePage page;
    try {
      page = RulePage.of(rule);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    List<DynamicNode> tests = new ArrayList<>();
    tests.add(
        dynamicTest(
            "opens with the rule's own words",
            () ->
                assertThat(page.text())
                    .startsWith(
                        "# " + rule.id() + " " + rule.name() + "\n\n" + rule.summary() + "\n")));
    tests.add(
        dynamicTest(
            "shows a bad example, its report and a good one",
            () -> {
              if (!WITHOUT_EXAMPLES.contains(rule.id())) {
                assertThat(page.blocks().stream().map(Block::kind))
                    .contains("bad", "report", "good");
              }
            }));
    Map<Integer, String> written = new TreeMap<>();
    Block bad = null;
    for (Block block : page.blocks()) {
      Block last = bad;
      String name = block.kind() + ", line " + block.line();
      switch (block.kind()) {
        case "good" ->
            tests.add(
                dynamicTest(
                    name, () -> assertThat(report(lint(page, block, block.example()))).isEmpty()));
        case "beside" -> {}
        case "bad" -> {
          bad = block;
          tests.add(
              dynamicTest(name, () -> assertThat(lint(page, block, block.example())).isNotEmpty()));
        }
        case "report" ->
            tests.add(
                dynamicTest(
                    name,
                    () -> check(page, block, report(lint(page, last, last.example())), written)));
        case "fixed" ->
            tests.add(
                dynamicTest(
                    name,
                    () -> {
                      String fixed = page.fixed(last);
                      assertThat(fixed).isNotEqualTo(last.example());
                      assertThat(report(lint(page, last, fixed))).isEmpty();
                      if (!block.example().equals(fixed)) {
                        check(page, block, fixed, written);
                      }
                    }));
        default -> throw new IllegalStateException(page.file() + ": block " + block.head());
      }
    }
    tests.add(dynamicTest("is written back", () -> writeBack(page, written)));
    return tests.stream();
  }

  private static List<Diagnostic> lint(RulePage page, Block block, String example) {
    Source source = new Source("example", example);
    switch (block.language()) {
      case "systemd" -> assertThat(UnitParser.parse(source).print()).isEqualTo(example);
      case "upstart" -> assertThat(JobParser.parse(source).print()).isEqualTo(example);
      default -> assertThat(block.language()).isIn("manifest", "config", "environment");
    }
    List<Diagnostic> findings = page.lint(block, example);
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.message()).hasSizeLessThan(101).doesNotEndWith(".");
              assertThat(finding.message()).doesNotContainPattern("(?i)\\b(should|please|you)\\b");
            });
    return findings;
  }

  private static String report(List<Diagnostic> findings) {
    return new TextReporter(false).report(findings);
  }

  private static void check(
      RulePage page, Block block, String actual, Map<Integer, String> written) {
    if (Accept.isOn() && !actual.equals(block.text())) {
      written.put(block.start(), actual);
      return;
    }
    assertThat(actual).as(page.file() + ":" + block.line()).isEqualTo(block.text());
  }

  /** By offset, from the end of the page. */
  private static void writeBack(RulePage page, Map<Integer, String> written) throws IOException {
    StringBuilder text = new StringBuilder(page.text());
    List<Block> blocks = new ArrayList<>(page.blocks());
    java.util.Collections.reverse(blocks);
    for (Block block : blocks) {
      String actual = written.get(block.start());
      if (actual != null) {
        text.replace(block.start(), block.end(), actual);
      }
    }
    if (!written.isEmpty()) {
      Files.writeString(page.file(), text);
    }
  }
}
