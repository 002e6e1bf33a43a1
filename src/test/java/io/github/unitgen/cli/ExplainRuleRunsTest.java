package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Rules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code unitgen explain} and {@code unitgen rules}. */
class ExplainRuleRunsTest {
  private final Transcript session = new Transcript(ExplainRuleRunsTest.class);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void printsThePageOfARule() {
    session.run("explain", "S104").terminal().run("explain", "s104");
    String coloured = session.out();
    session.run("explain", "pid-file-without-forking");
    assertThat(session.out()).isEqualTo(coloured);
    session.verify("page");
  }

  @Test
  void leavesTheEdgeCasesOfEachPageOutUnlessAskedForAll() {
    for (RuleInfo rule : Rules.infos()) {
      session.run("explain", rule.id());
      String brief = session.out();
      session.run("explain", rule.id(), "--all");
      String more = "\nEdge cases: unitgen explain " + rule.id() + " --all\n";
      if (session.out().contains("\nEdge cases\n")) {
        assertThat(brief).endsWith(more).doesNotContain("\nEdge cases\n");
        assertThat(session.out()).startsWith(brief.replace(more, "")).doesNotContain(more);
      } else {
        assertThat(brief).isEqualTo(session.out()).doesNotContain(more);
      }
    }
  }

  @Test
  void printsSeveralPages() {
    session.run("explain", "X912", "X913");
    assertThat(session.out())
        .startsWith("X912 unused-suppression\n")
        .contains("\n\nX913 suppression-without-reason\n");
  }

  @Test
  void explainsAWrongCommandLine() {
    session
        .run("explain")
        .run("explain", "S998")
        .run("explain", "S104", "pid-file")
        .run("explain", "--help")
        .run("rules", "--format", "xml")
        .run("rules", "S104")
        .run("rules", "--help")
        .verify("usage");
  }

  @Test
  void listsTheRulesThatHaveAFix() {
    session.run("rules", "--fixable");
    assertThat(session.out().lines())
        .hasSizeGreaterThan(100)
        .allMatch(line -> line.contains(" fix"))
        .anyMatch(line -> line.startsWith("S104 "))
        .noneMatch(line -> line.startsWith("S103 "));
    session.run("rules", "--fixable", "S103");
    assertThat(session.out()).isEmpty();
  }

  @Test
  void listsTheRules() {
    session.run("rules");
    assertThat(session.out().lines()).hasSameSizeAs(Rules.infos());
    assertThat(session.out())
        .containsPattern("\nS104 {2}warning {2}unsafe fix {2}pid-file-without-forking +\\w.*\n")
        .containsPattern("\nX913 {2}info {17}suppression-without-reason .* \\(pedantic\\)\n");
    session.run("rules", "--format", "json");
    assertThat(session.json().getAsJsonArray("rules")).hasSameSizeAs(Rules.infos());
    assertThat(session.out())
        .contains(
            """
                {
                  "id": "S104",
                  "name": "pid-file-without-forking",
                  "severity": "warning",
                  "profile": "default",
                  "fix": "unsafe",
                  "theme": "processes",
                  "summary": "\
            """);
  }
}
