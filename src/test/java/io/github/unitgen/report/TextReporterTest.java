package io.github.unitgen.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextReporterTest {
  private static Diagnostic problem(Place at, Diagnostic.Label... labels) {
    return new Diagnostic(
        "M001",
        "schema-violation",
        Severity.ERROR,
        at,
        "it is wrong",
        List.of(labels),
        Optional.of("mend it"));
  }

  private static String report(Place at, Diagnostic.Label... labels) {
    return new TextReporter(false).report(List.of(problem(at, labels)));
  }

  /** The place of what stands between the angle brackets, which the source does not hold. */
  private static Place marked(String text) {
    int start = text.indexOf('‹');
    int end = text.indexOf('›') - 1;
    return new Source("m.yml", text.replace("‹", "").replace("›", "")).place(start, end);
  }

  @Test
  void showsPlaceLineCaretAndHelp() {
    assertThat(report(marked("a: 1\nb: ‹two› 3\n")))
        .isEqualTo(
            """
            error[M001]: it is wrong
             --> m.yml:2:4
            2 | b: two 3
              |    ^^^
              = help: mend it
            """);
  }

  @Test
  void leavesOutAHelpThatIsNotThere() {
    Place at = marked("‹a›");
    Diagnostic warning =
        new Diagnostic("M1", "x", Severity.WARNING, at, "w", List.of(), Optional.empty());
    assertThat(new TextReporter(false).report(List.of(warning, warning)))
        .isEqualTo(
            """
            warning[M1]: w
             --> m.yml:1:1
            1 | a
              | ^

            warning[M1]: w
             --> m.yml:1:1
            1 | a
              | ^
            """);
    assertThat(new TextReporter(false).report(List.of())).isEmpty();
  }

  private static Diagnostic saying(String message, Place at) {
    return new Diagnostic("M1", "x", Severity.INFO, at, message, List.of(), Optional.empty());
  }

  /** {@code count} findings that say the same of a line, each but the last with another behind. */
  private static List<Diagnostic> alike(Source source, int line, int count, String other) {
    List<Diagnostic> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Place at = source.place(source.lineSpan(line).start() + i, source.lineSpan(line).start() + i);
      findings.add(saying("bad", at));
      if (i < count - 1) {
        findings.add(saying(other + i, at));
      }
    }
    return findings;
  }

  @Test
  void showsOfManyThatSayTheSameOfALineTheFirstEight() {
    Source source = new Source("x", "0123456789\n0123456789\n");
    List<Diagnostic> findings = alike(source, 1, 10, "odd ");
    findings.addAll(alike(source, 2, 8, "odd "));
    String report = new TextReporter(false).report(findings);
    assertThat(report.split("\n\n"))
        .filteredOn(text -> text.startsWith("info[M1]: bad\n"))
        .hasSize(16);
    assertThat(report)
        .containsOnlyOnce(" = note: ")
        .contains(
            """
             --> x:1:8
            1 | 0123456789
              |        ^
              = note: 2 more like this on the line

            """);
    assertThat(report.lines().filter(line -> line.startsWith("info[M1]: odd "))).hasSize(16);
  }

  /** {@code count} findings of a rule that differ, on the first line. */
  private static List<Diagnostic> different(
      Source source, String rule, Severity severity, int count) {
    List<Diagnostic> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      findings.add(
          new Diagnostic(
              rule,
              "x",
              severity,
              source.place(i, i + 1),
              rule + " " + severity + " " + i,
              List.of(),
              Optional.empty()));
    }
    return findings;
  }

  @Test
  void showsOfARuleTheFirstTwentyOfALine() {
    Source source = new Source("x", "0123456789".repeat(3) + "\nnext\n");
    List<Diagnostic> findings = different(source, "M1", Severity.WARNING, 25);
    findings.add(saying("later", source.place(31, 32)));
    String report = new TextReporter(false).report(findings);
    assertThat(report.lines().filter(line -> line.startsWith("warning[M1]"))).hasSize(20);
    assertThat(report)
        .containsOnlyOnce(" = note: ")
        .endsWith(
            """
            warning[M1]: M1 WARNING 19
             --> x:1:20
            1 | 012345678901234567890123456789
              |                    ^
              = note: 5 more M1 warnings on the line

            info[M1]: later
             --> x:2:1
            2 | next
              | ^
            """);
    assertThat(new TextReporter(false).report(findings.subList(0, 20))).doesNotContain("note:");
    assertThat(new TextReporter(false).report(findings.subList(0, 21)))
        .contains("note: 1 more M1 warning on the line\n");
  }

  @Test
  void showsEachRuleAndSeverityOfALineForItself() {
    Source source = new Source("x", "0123456789".repeat(3));
    List<Diagnostic> findings = different(source, "M1", Severity.INFO, 22);
    findings.addAll(different(source, "M2", Severity.STYLE, 22));
    findings.addAll(different(source, "M1", Severity.ERROR, 20));
    String report = new TextReporter(false).report(findings);
    assertThat(report.lines().filter(line -> line.contains("[M"))).hasSize(60);
    assertThat(report)
        .containsOnlyOnce("note: 2 more M1 infos on the line\n")
        .containsOnlyOnce("note: 2 more M2 style findings on the line\n")
        .doesNotContain("more M1 error");
  }

  @Test
  void staysShortForManyFindingsOfALine() {
    Source source = new Source("x", "a ".repeat(400_000));
    String report =
        new TextReporter(false).report(different(source, "M1", Severity.ERROR, 300_000));
    assertThat(report).hasSizeLessThan(10_000).contains("note: 299980 more M1 errors on the line");
  }

  @Property(tries = 300)
  void showsOrCountsEachFindingOfALine(
      @ForAll List<@IntRange(max = 12) Integer> kinds, @ForAll @IntRange(max = 8) int words) {
    Source source = new Source("x", "line");
    List<Diagnostic> findings = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < kinds.size(); i++) {
        String word = i % 9 < words ? "same " + kinds.get(i) % 4 : "own " + i + "," + round;
        findings.add(saying(word, source.place(0, 1)));
      }
    }
    String report = new TextReporter(false).report(findings);
    long shown = report.lines().filter(line -> line.startsWith("info[M1]: ")).count();
    long counted =
        report
            .lines()
            .filter(line -> line.startsWith("  = note: "))
            .mapToLong(line -> Long.parseLong(line.substring(10, line.indexOf(" more"))))
            .sum();
    assertThat(shown).isLessThanOrEqualTo(20);
    assertThat(shown + counted).isEqualTo(findings.size());
  }

  @Test
  void showsAllThatSayTheSameOfSeveralFiles() {
    List<Diagnostic> findings = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      findings.add(saying("bad", new Source("x", "one line\n").place(0, 1)));
    }
    assertThat(new TextReporter(false).report(findings)).doesNotContain("note:");
  }

  @Test
  void showsLabelsInTheOrderOfTheFile() {
    Source source = new Source("m.yml", "one\n\n\n\n\n\n\n\n\nten eleven\n");
    assertThat(
            report(
                source.place(0, 3),
                new Diagnostic.Label(source.place(16, 22), "and this"),
                new Diagnostic.Label(source.place(12, 15), "this too")))
        .isEqualTo(
            """
            error[M001]: it is wrong
              --> m.yml:1:1
             1 | one
               | ^^^
            10 | ten eleven
               | --- this too
               |     ------ and this
               = help: mend it
            """);
  }

  @Test
  void showsLabelsInOtherFilesBehind() {
    Source other = new Source("o.yml", "\n".repeat(9) + "there\n");
    assertThat(report(marked("‹here›"), new Diagnostic.Label(other.place(9, 14), "because")))
        .isEqualTo(
            """
            error[M001]: it is wrong
              --> m.yml:1:1
             1 | here
               | ^^^^
              --> o.yml:10:1
            10 | there
               | ----- because
               = help: mend it
            """);
  }

  @Test
  void marksOnlyTheFirstOfManyLines() {
    assertThat(report(marked("a ‹b\nc› d"))).contains("1 | a b\n  |   ^\n");
    assertThat(report(marked("a ‹b\r\nc› d"))).contains("1 | a b\n  |   ^\n");
  }

  @Test
  void pointsBehindTheEnd() {
    assertThat(report(marked("ab‹›"))).contains("m.yml:1:3\n1 | ab\n  |   ^\n");
    assertThat(report(marked("ab\n‹›"))).contains("m.yml:2:1\n2 |\n  | ^\n");
    assertThat(report(marked("ab‹\n›c"))).contains("m.yml:1:3\n1 | ab\n  |   ^\n");
    assertThat(report(marked("‹›"))).contains("m.yml:1:1\n1 |\n  | ^\n");
  }

  @Test
  void keepsTheCaretBelowBehindTabsAndWideCharacters() {
    assertThat(report(marked("\ta\t‹b›"))).contains("1 | \ta\tb\n  | \t \t^\n");
    assertThat(report(marked("日本 ‹語›語"))).contains("m.yml:1:4\n1 | 日本 語語\n  |      ^^\n");
    assertThat(report(marked("😀‹ x›"))).contains("m.yml:1:2\n1 | 😀 x\n  |   ^^\n");
    assertThat(report(marked("e\u0301‹x›"))).contains("m.yml:1:3\n1 | e\u0301x\n  |  ^\n");
    assertThat(report(marked("ﾊ\u200D‹x›"))).contains("  |  ^\n");
    assertThat(report(marked("Ａ가豈︰￠‹x›"))).contains("  |           ^\n");
    assertThat(report(marked("🚀🤖𠀀ᄀ⺀‹x›"))).contains("  |           ^\n");
    assertThat(report(marked("é\u00A0ｱ〿‹x›"))).contains("  |     ^\n");
  }

  @Test
  void showsNothingThatATerminalWouldObey() {
    assertThat(report(marked("\u0007\u001B[31m\u0000‹\u007F\u009B\u202E\u2028\uDC80›")))
        .contains("1 | ␇␛[31m␀\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\n  |        ^^^^^\n");
    Source source = new Source("m\u001B\n.yml", "a");
    Diagnostic.Label label = new Diagnostic.Label(source.place(0, 1), "\u001B");
    Diagnostic problem =
        new Diagnostic(
            "M1",
            "x",
            Severity.ERROR,
            source.whole(),
            "\u001B",
            List.of(label),
            Optional.of("\u0008"));
    assertThat(new TextReporter(false).report(List.of(problem)))
        .isEqualTo(
            """
            error[M1]: ␛
             --> m␛␊.yml:1:1
            1 | a
              | ^
              | - ␛
              = help: ␈
            """);
    for (int c : new int[] {0x200E, 0x200F, 0x061C, 0x202A, 0x2066, 0x2069}) {
      assertThat(report(marked("a" + Character.toString(c) + "‹b›")))
          .contains("1 | a\uFFFDb\n  |   ^\n");
    }
  }

  @Test
  void clipsLongLinesAroundTheCaret() {
    String long100 = "x".repeat(100);
    assertThat(report(marked("x".repeat(99) + "‹y›"))).contains("1 | " + "x".repeat(99) + "y\n");
    assertThat(report(marked("‹y›" + long100))).contains("1 | y" + "x".repeat(99) + "…\n  | ^\n");
    assertThat(report(marked(long100 + "‹y›")))
        .contains("1 | …" + "x".repeat(99) + "y\n  | " + " ".repeat(100) + "^\n");
    assertThat(report(marked("x".repeat(500) + "‹y›" + "z".repeat(500))))
        .contains(
            "1 | …" + "x".repeat(33) + "y" + "z".repeat(66) + "…\n  | " + " ".repeat(34) + "^\n");
    assertThat(report(marked("‹" + "y".repeat(500) + "›")))
        .contains("1 | " + "y".repeat(100) + "…\n  | " + "^".repeat(100) + "\n");
    assertThat(report(marked("😀".repeat(300) + "‹y›")))
        .contains("1 | …" + "😀".repeat(99) + "y\n");
  }

  @Test
  void repeatsAClippedLineForALabelThatItDoesNotShow() {
    Source source = new Source("m", "a" + "x".repeat(400) + "b");
    assertThat(report(source.place(0, 1), new Diagnostic.Label(source.place(401, 402), "there")))
        .contains("…\n  | ^\n1 | …", "xb\n", "- there");
  }

  @Test
  void coloursHeadAndCaret() {
    Place at = marked("‹a›");
    assertThat(new TextReporter(true).report(List.of(problem(at))))
        .contains("\u001B[1;31merror[M001]\u001B[0m: it", "  | \u001B[1;31m^\u001B[0m\n");
    Diagnostic warning =
        new Diagnostic(
            "M1",
            "x",
            Severity.WARNING,
            at,
            "w",
            List.of(new Diagnostic.Label(at, "l")),
            Optional.empty());
    assertThat(new TextReporter(true).report(List.of(warning)))
        .contains("\u001B[1;33mwarning[M1]\u001B[0m", "  | - l\n");
    Diagnostic info =
        new Diagnostic("M1", "x", Severity.INFO, at, "i", List.of(), Optional.empty());
    assertThat(new TextReporter(true).report(List.of(info))).contains("\u001B[1;36minfo[M1]");
  }

  @Property(tries = 300)
  void putsTheCaretBelowTheFirstCharacterMeant(
      @ForAll @IntRange(max = 300) int before, @ForAll @IntRange(max = 300) int after) {
    String report = report(marked("a".repeat(before) + "‹b›" + "a".repeat(after)));
    String[] lines = report.split("\n", -1);
    assertThat(lines[3].indexOf('^')).isEqualTo(lines[2].indexOf('b'));
  }

  @Property(tries = 300)
  void reportsAnyPlaceOfAnyText(@ForAll String text, @ForAll int from, @ForAll int to) {
    int start = Math.floorMod(from, text.length() + 1);
    int end = start + Math.floorMod(to, text.length() - start + 1);
    String report = report(new Source("m", text).place(start, end));
    assertThat(report.replaceAll("[\t\n]", "")).matches("\\P{Cc}*");
  }
}
