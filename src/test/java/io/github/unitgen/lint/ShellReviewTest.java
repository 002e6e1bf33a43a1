package io.github.unitgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.ShellReviewer.Level;
import io.github.unitgen.meaning.ShellReviewer.Remark;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which scripts a reviewer is given, and what becomes of his remarks. */
class ShellReviewTest {
  private final List<String> asked = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();

  private List<Diagnostic> lint(String name, Kind kind, String text) {
    Selection only = Selection.DEFAULT.then("all", Effect.OFF).then("X506", Effect.ON);
    ShellReviewer reviewer =
        (shell, script) -> {
          asked.add(shell + ": " + script);
          return remarks;
        };
    Criteria criteria = new Criteria(Targets.NEWEST, only, OtherChecks.NONE, reviewer);
    return Linter.lint(new Document(new Source(name, text), kind), criteria);
  }

  private List<Diagnostic> job(String text) {
    return lint("x.conf", Kind.UPSTART, text);
  }

  private List<Diagnostic> unit(String lines) {
    return lint("x.service", Kind.SYSTEMD, "[Service]\n" + lines + "\n");
  }

  private void remark(int line, int column, int endLine, int endColumn, int code) {
    remarks.add(new Remark(line, column, endLine, endColumn, Level.WARNING, code, "Words."));
  }

  private static List<String> slices(List<Diagnostic> findings) {
    return findings.stream()
        .map(f -> f.message() + " at `" + f.at().source().slice(f.at().span()) + "`")
        .toList();
  }

  @Test
  void readsAScriptAsUpstartStartsIt() {
    remark(3, 3, 3, 7, 2086);
    assertThat(slices(job("script\n  cd /\n  a $b\nend script\n")))
        .containsExactly("SC2086: Words at `$b`");
    assertThat(asked).containsExactly("dash: #!/bin/sh -e\ncd /\na $b\n");
  }

  @Test
  void putsExecInFrontOfAnExecLine() {
    remark(2, 8, 2, 10, 2086);
    remark(2, 1, 2, 8, 2001);
    remark(1, 1, 1, 3, 2002);
    assertThat(slices(job("author \"x\"\nexec a $b\n")))
        .containsExactly("SC2001: Words at `a `", "SC2002: Words at ``", "SC2086: Words at `$b`");
    assertThat(asked).containsExactly("dash: #!/bin/sh -e\nexec a $b");
  }

  @Test
  void asksNothingOfALineThatNoShellReads() {
    job("exec /bin/a --b %c /d\n");
    unit("ExecStart=/bin/a $b");
    unit("ExecStart=/bin/sh -c ' '");
    lint("x.socket", Kind.SYSTEMD, "[Socket]\nExecStartPre=/bin/sh -c 'a $b'\n");
    lint("x.yml", Kind.MANIFEST, "unitgen: 1\n");
    assertThat(asked).isEmpty();
  }

  @Test
  void readsTheTextOfAUnitWithoutDoubledDollars() {
    remark(1, 3, 1, 5, 2086);
    remark(1, 6, 1, 8, 2087);
    assertThat(slices(unit("ExecStart=/bin/sh -c 'a $$b $$c' d")))
        .containsExactly("SC2086: Words at `$$b`", "SC2087: Words at `$$c`");
    assertThat(asked).containsExactly("dash: a $b $c");
  }

  @Test
  void asksForTheShellThatReadsTheText() {
    unit(
        "ExecStartPre=/bin/bash -c 'a $b'\nExecStartPre=/bin/zsh -c 'c $d'\n"
            + "ExecStart=/usr/bin/env sh -c 'e'");
    assertThat(asked).containsExactly("bash: a $b", "dash: e");
  }

  @Test
  void tellsWhetherTheShellStopsAtAFailure() {
    remark(2, 1, 2, 2, 2001);
    assertThat(slices(unit("ExecStart=/bin/sh -ec 'a $b'")))
        .containsExactly("SC2001: Words at `a`");
    unit("ExecStart=/bin/sh -e -c 'b'");
    unit("ExecStart=/bin/sh --posix -c 'c -e'");
    job("script\n  bash -e <<'E'\nd\nE\nend script\n");
    assertThat(asked)
        .containsExactly(
            "dash: #!/bin/sh -e\na $b",
            "dash: #!/bin/sh -e\nb",
            "dash: c -e",
            "dash: #!/bin/sh -e\n  bash -e <<'E'\nd\nE\n",
            "bash: #!/bin/sh -e\nd\n");
  }

  @Test
  void leavesTextsThatAnotherShellPutsTogether() {
    job("script\n  sh -c \"a $b\"\n  sh -c 'c'\nend script\n");
    assertThat(asked).containsExactly("dash: #!/bin/sh -e\nsh -c \"a $b\"\nsh -c 'c'\n", "dash: c");
  }

  @Test
  void countsCharactersAndNotCarriageReturns() {
    remark(2, 4, 2, 6, 2086);
    remark(2, 4, 2, 99, 2087);
    remark(2, 4, 3, 2, 2088);
    remark(99, 1, 99, 2, 2089);
    assertThat(slices(job("script\r\n\uD83D\uDE00: $b c\r\nd\r\nend script\r\n")))
        .containsExactly(
            "SC2086: Words at `$b`",
            "SC2087: Words at `$b c`",
            "SC2088: Words at `$b c`",
            "SC2089: Words at ``");
    assertThat(asked).containsExactly("dash: #!/bin/sh -e\n\uD83D\uDE00: $b c\nd\n");
  }

  @Test
  void passesOnNoRemarkThatIsOutOfPlace() {
    for (int code : new int[] {1090, 1091, 2148, 2153, 2154, 1017, 2039, 3000, 3043, 3999}) {
      remark(2, 1, 2, 2, code);
    }
    assertThat(job("script\n  a $b\nend script\n")).isEmpty();
    remarks.clear();
    remark(2, 1, 2, 2, 2093);
    assertThat(job("exec a $b\n")).isEmpty();
    assertThat(job("script\n  exec a $b\nend script\n")).hasSize(1);
  }

  @Test
  void believesNoConstantThatSystemdFillsIn() {
    remark(1, 1, 1, 2, 2050);
    assertThat(unit("ExecStart=/bin/sh -c '[ %i = a ]'")).isEmpty();
    assertThat(unit("ExecStart=/bin/sh -c '[ ${i} = a ]'")).isEmpty();
    assertThat(unit("ExecStart=/bin/sh -c '[ i = a ]'")).hasSize(1);
    assertThat(job("script\n  [ %i = ${a} ]\nend script\n")).hasSize(1);
    assertThat(job("script\n  sh -c '[ %i = a ]'\nend script\n")).hasSize(2);
  }

  @Test
  void saysTheSameOnce() {
    remark(1, 1, 1, 2, 2086);
    remark(1, 2, 1, 3, 2086);
    assertThat(unit("ExecStart=/bin/sh -c \"a \\x24b\"")).hasSize(1);
  }

  @Test
  void isOneStepMilder() {
    for (Level level : Level.values()) {
      remarks.add(new Remark(1, 1, 1, 2, level, 2000 + remarks.size(), "Words"));
    }
    assertThat(unit("ExecStart=/bin/sh -c 'a'").stream().map(f -> f.severity().label()))
        .containsExactly("warning", "info", "style");
    assertThat(unit("ExecStart=/bin/sh -c 'a'").get(0).help())
        .contains("look up SC2000 in the wiki of ShellCheck");
  }

  @Test
  void cutsLongWords() {
    assertThat(message("x".repeat(92))).isEqualTo("SC2001: " + "x".repeat(92));
    assertThat(message("x".repeat(93))).isEqualTo("SC2001: " + "x".repeat(90) + " …");
    assertThat(message("x".repeat(60) + ". " + "x".repeat(60)))
        .isEqualTo("SC2001: " + "x".repeat(60));
    assertThat(message("x".repeat(60) + " " + "x".repeat(60)))
        .isEqualTo("SC2001: " + "x".repeat(60) + " …");
    assertThat(message("Short. And more.")).isEqualTo("SC2001: Short. And more");
  }

  private String message(String words) {
    remarks.clear();
    remarks.add(new Remark(1, 1, 1, 2, Level.ERROR, 2001, words));
    String message = unit("ExecStart=/bin/sh -c 'a'").get(0).message();
    assertThat(message).hasSizeLessThan(101);
    return message;
  }

  @Test
  void looksAtEachFileOnce() {
    ShellReviewer reviewer =
        (shell, script) -> {
          asked.add(script);
          return List.of(new Remark(1, 1, 1, 2, Level.ERROR, 2001, "Words"));
        };
    Criteria criteria = new Criteria(Targets.NEWEST, Selection.DEFAULT, OtherChecks.NONE, reviewer);
    Document unit =
        new Document(
            new Source("x.service", "[Service]\nExecStart=/bin/sh -c 'a'\n"), Kind.SYSTEMD);
    Document dropIn =
        new Document(
            new Source("x.service.d/y.conf", "[Service]\nExecStartPre=/bin/sh -c 'b'\n"),
            Kind.SYSTEMD);
    List<LintFile> both = List.of(new LintFile(unit, criteria), new LintFile(dropIn, criteria));
    assertThat(Linter.lint(both, folder -> Optional.empty()).values())
        .allSatisfy(
            findings -> assertThat(findings).extracting(Diagnostic::rule).containsOnlyOnce("X506"));
    assertThat(asked).containsExactlyInAnyOrder("a", "b");
  }
}
