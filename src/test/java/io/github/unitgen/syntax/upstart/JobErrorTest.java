package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobErrorTest {
  private static Arguments of(String text, String complaint) {
    return Arguments.of(text, complaint);
  }

  static Stream<Arguments> missing() {
    return Stream.of(
        of("kill timeout", "1: Expected token [kill timeout]"),
        of("limit nofile 1 # x", "1: Expected token [limit nofile 1]"),
        of("pre-start exec\ntask", "1: Expected token [pre-start exec]"),
        of("start on\ntask", "1: Expected token [start on]"),
        of("cgroup", "1: Expected token [cgroup]"),
        of("emits a \"\" b", "1: Expected token [\"\"]"),
        of("kill timeout '' \\\n x", "1: Expected token ['']"),
        of("kill timeout \\\n\n", "2: Expected token [kill timeout]"));
  }

  static Stream<Arguments> tooMuch() {
    return Stream.of(
        of("description a b # c", "1: Unexpected token [b]"),
        of("description a \"b c\" d", "1: Unexpected token [\"b c\"]"),
        of("description a \"b c  \ntask", "1: Unexpected token [\"b c]"),
        of("description 'a\nb' c", "2: Unexpected token [c]"),
        of("env A=1 \\\n  B=2", "2: Unexpected token [B=2]"),
        of("task yes", "1: Unexpected token [yes]"),
        of("script x\nend script", "1: Unexpected token [x]"),
        of("respawn limit unlimited 5", "1: Unexpected token [5]"),
        of("kill signal TERM 5", "1: Unexpected token [5]"),
        of("cgroup a b c d e", "1: Unexpected token [e]"),
        of("apparmor load a b", "1: Unexpected token [b]"),
        of("oom score 1 b", "1: Unexpected token [b]"));
  }

  static Stream<Arguments> unknown() {
    return Stream.of(
        of("foo bar", "1: Unknown stanza [foo]"),
        of("\n\"exec\" true", "2: Unknown stanza [\"exec\"]"),
        of("exe\\\nc true", "2: Unknown stanza [exe\\\nc]"),
        of("foo \\\n bar", "2: Unknown stanza [foo]"),
        of("kill \\\n bad \\\n x", "2: Unknown stanza [bad]"),
        of("kill \"timeout\" 5", "1: Unknown stanza [\"timeout\"]"),
        of("start \"on\" a", "1: Unknown stanza [\"on\"]"),
        of("stop at a", "1: Unknown stanza [at]"),
        of("pre-stop 'exec' a", "1: Unknown stanza ['exec']"),
        of("reload timeout 5", "1: Unknown stanza [timeout]"),
        of("respawn now", "1: Unknown stanza [now]"),
        of("normal exits 0", "1: Unknown stanza [exits]"),
        of("apparmor drop x", "1: Unknown stanza [drop]"),
        of("expect \"no ne\"", "1: Unknown stanza [\"no ne\"]"),
        of("console tty", "1: Unknown stanza [tty]"),
        of("limit rttime 1 2", "1: Unknown stanza [rttime]"),
        of("limit NOFILE 1 2", "1: Unknown stanza [NOFILE]"));
  }

  static Stream<Arguments> illegal() {
    return Stream.of(
        of("kill timeout \\\n 5s", "2: Illegal interval, expected number of seconds [5s]"),
        of("kill timeout -1", "1: Illegal interval, expected number of seconds [-1]"),
        of("respawn limit x 5", "1: Illegal limit, expected 'unlimited' or integer [x]"),
        of("respawn limit 1 \\\n x", "2: Illegal interval, expected number of seconds [x]"),
        of("respawn limit 1 -1", "1: Illegal interval, expected number of seconds [-1]"),
        of(
            "respawn limit 2147483648 5",
            "1: Illegal limit, expected 'unlimited' or integer [2147483648]"),
        of("normal exit 0 \\\n X", "2: Illegal exit status, expected integer [X]"),
        of("normal exit -1", "1: Illegal exit status, expected integer [-1]"),
        of("normal exit 2147483648", "1: Illegal exit status, expected integer [2147483648]"),
        of("kill signal term", "1: Illegal signal status, expected integer [term]"),
        of("reload signal SIGSIGHUP", "1: Illegal signal status, expected integer [SIGSIGHUP]"),
        of("umask 01000", "1: Illegal file creation mask, expected octal integer [01000]"),
        of("umask 8", "1: Illegal file creation mask, expected octal integer [8]"),
        of("nice -21", "1: Illegal nice value, expected -20 to 19 [-21]"),
        of("nice 20", "1: Illegal nice value, expected -20 to 19 [20]"),
        of("oom -18", "1: Illegal oom adjustment, expected -16 to 15 or 'never' [-18]"),
        of("oom 16", "1: Illegal oom adjustment, expected -16 to 15 or 'never' [16]"),
        of(
            "oom score -1001",
            "1: Illegal oom score adjustment, expected -999 to 1000 or 'never' [-1001]"),
        of(
            "oom score 1001",
            "1: Illegal oom score adjustment, expected -999 to 1000 or 'never' [1001]"),
        of("limit core 1k 1", "1: Illegal limit, expected 'unlimited' or integer [1k]"),
        of("limit core 1 \\\n x", "2: Illegal limit, expected 'unlimited' or integer [x]"));
  }

  static Stream<Arguments> events() {
    return Stream.of(
        of("start on ()", "1: Expected event [)]"),
        of("start on and", "1: Expected event [and]"),
        of("start on a or\ntask", "1: Expected event [or]"),
        of("start on a or or b", "1: Expected event [or]"),
        of("start on (a and)", "1: Expected event [)]"),
        of("start on (\n(", "2: Expected event [(]"),
        of("start on a (b)", "1: Expected operator [(]"),
        of("start on (a) (b)", "1: Expected operator [(]"),
        of("start on (a) b", "1: Expected operator [b]"),
        of("start on (a) X=1 Y=2 and c", "1: Expected operator [X=1]"),
        of("start on ((a)\nexec true", "2: Expected operator [exec]"),
        of("start on a X=1 y", "1: Expected variable name before value [y]"),
        of("start on a =1 y", "1: Expected variable name before value [y]"),
        of("stop on a X!=1 y \\\n z", "2: Expected variable name before value [y]"),
        of("start on a)", "1: Mismatched parentheses [)]"),
        of("start on (a) or b) or (c", "1: Mismatched parentheses [)]"),
        of("start on (a\n\n)", "2: Expected token []"),
        of("start on (a\n # b \n)", "2: Expected token [# b]"),
        of("start on (a\n  ", "2: Expected token []"),
        of("start on (a and \"\")", "1: Expected token [\"\"]"));
  }

  @ParameterizedTest
  @MethodSource({"missing", "tooMuch", "unknown", "illegal", "events"})
  void pointsAtTheSmallestTextThatIsWrong(String text, String complaint) {
    assertThat(Jobs.complaint(text)).isEqualTo(complaint);
    assertThat(Jobs.error(text).neverEnds()).isFalse();
  }

  static Stream<Arguments> neverEnding() {
    return Stream.of(
        of("task\nexec it's\ntask\n", "4: Unterminated quoted string ['s\ntask\n]"),
        of("exec \"a\" \"b\ntask", "2: Unterminated quoted string [\"b\ntask]"),
        of("description 'a\\'\n", "2: Unterminated quoted string ['a\\'\n]"),
        of("task\nscript\n x\n", "4: Unterminated block [script\n x\n]"),
        of("pre-start script", "1: Unterminated block [pre-start script]"),
        of("start on (a and b\ntask", "2: Mismatched parentheses [(a and b\ntask]"),
        of("start on (a) and (b or (c)\n", "2: Mismatched parentheses [(b or (c)\n]"),
        of("start on ((a\n", "2: Mismatched parentheses [((a\n]"));
  }

  @ParameterizedTest
  @MethodSource("neverEnding")
  void reachesFromWhereSomethingOpensToWhereTheParserGaveUp(String text, String complaint) {
    assertThat(Jobs.complaint(text)).isEqualTo(complaint);
    assertThat(Jobs.error(text).neverEnds()).isTrue();
  }

  @Test
  void tellsTheLineOnWhichAScriptOpens() {
    Source source = new Source("x.conf", "task\n\npre-stop script\n x\nend-script\n");
    JobError error = JobParser.parse(source).error().orElseThrow();
    assertThat(error.startLine(source)).isEqualTo(3);
    assertThat(error.line()).isEqualTo(6);
  }

  @Test
  void findsABackslashAtTheVeryEnd() {
    assertThat(Jobs.complaint("exec a \\")).isEqualTo("1: Trailing slash in file [\\]");
    assertThat(Jobs.error("exec a \\").neverEnds()).isFalse();
  }

  @Test
  void tellsOnlyOfTheFirstError() {
    assertThat(Jobs.complaint("nice 99\nexec 'a\n")).startsWith("1: Illegal nice value");
  }
}
