package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellWords.Kind;
import io.github.unitgen.syntax.shell.ShellWords.Problem;
import io.github.unitgen.syntax.shell.ShellWords.Split;
import io.github.unitgen.syntax.shell.ShellWords.Word;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {
  static Stream<Arguments> plainTexts() {
    return Stream.of(
        row("bundle exec sidekiq -e production", "bundle|exec|sidekiq|-e|production"),
        row("", ""),
        row(" \t\n ", ""),
        row("  a \t b\n", "a|b"),
        row("\n\na b\n\n", "a|b"),
        row("a\\\n b", "a|b"),
        row("a\\\nb", "ab"),
        row("a \\\n", "a"),
        row("\\\n", ""),
        row("'a b'", "a b"),
        row("'a\nb'", "a\nb"),
        row("'a\\\nb'", "a\\\nb"),
        row("\"a\\\nb\"", "ab"),
        row("\"a b\"c'd e'\\ f", "a bcd e f"),
        row("''", "<empty>"),
        row("\"\" a", "<empty>|a"),
        row("a''b", "ab"),
        row("\"\\$\\`\\\"\\\\\\a\"", "$`\"\\\\a"),
        row("'\\'", "\\"),
        row("\\'a\\\"", "'a\""),
        row("'\"'\"'\"", "\"'"),
        row("a\\ b", "a b"),
        row("\\#a a#b '#'", "#a|a#b|#"),
        row("\\~ a~ '~' ~\"x\" a=~ ~= ~%/b", "~|a~|~|~x|a=~|~=|~%/b"),
        row("$ a$ $, \"$\" \"a$ \" $/b", "$|a$|$,|$|a$ |$/b"),
        row("$\\\n", "$"),
        row("'$HOME' \\$HOME \"\\$HOME\"", "$HOME|$HOME|$HOME"),
        row("'`x`' \\`x\\` \"\\`\"", "`x`|`x`|`"),
        row("{a,b} {{instance}} web-{{name}}", "{a,b}|{{instance}}|web-{{name}}"),
        row("a { } ! if then [[ function", "a|{|}|!|if|then|[[|function"),
        row("'if' x", "if|x"),
        row("i\\f x", "if|x"),
        row("!x {x }x", "!x|{x|}x"),
        row("[ -r a ]", "[|-r|a|]"),
        row("a [] [!] [a [a/b] a] [a'] '", "a|[]|[!]|[a|[a/b]|a]|[a] "),
        row("a '[b]' \\[b] [b\\] \"*\" \\? ''[']'", "a|[b]|[b]|[b]|*|?|[]"),
        row("a [\"]\" [!\"]\"", "a|[]|[!]"),
        row("a A=1", "a|A=1"),
        row("'A'=1 a", "A=1|a"),
        row("A\\=1 A-B=1 =1 1A=1 A+=1", "A=1|A-B=1|=1|1A=1|A+=1"),
        row("--a=b C:\\\\d a@b %i 100%", "--a=b|C:\\d|a@b|%i|100%"),
        row("'a;b' \"a&b\" a\\&b \\<", "a;b|a&b|a&b|<"),
        row("a\r", "a\r"),
        row("a\u000Bb\fc\u00A0d", "a\u000Bb\fc\u00A0d"),
        row("caf\u00E9 \uD83D\uDE00", "caf\u00E9|\uD83D\uDE00"));
  }

  private static Arguments row(String text, String words) {
    return Arguments.of(text, words);
  }

  @ParameterizedTest
  @MethodSource("plainTexts")
  void splitsAsDashDoes(String text, String words) {
    Split split = ShellWords.split(text);

    assertThat(split.problems()).isEmpty();
    assertThat(
            split.values().stream()
                .map(word -> word.isEmpty() ? "<empty>" : word)
                .collect(Collectors.joining("|")))
        .isEqualTo(words);
  }

  static Stream<Arguments> textsWithProblems() {
    return Stream.of(
        row("a $HOME b", "VARIABLE 2 $HOME"),
        row("a x$A-y", "VARIABLE 3 $A"),
        row("a \"b $A_1 c\"", "VARIABLE 5 $A_1"),
        row(
            "a $1 $@ $* $# $? $- $$ $!",
            "VARIABLE 2 $1|VARIABLE 5 $@|VARIABLE 8 $*|VARIABLE 11 $#"
                + "|VARIABLE 14 $?|VARIABLE 17 $-|VARIABLE 20 $$|VARIABLE 23 $!"),
        row("a $12", "VARIABLE 2 $1"),
        row("a ${A:-b} c", "VARIABLE 2 ${A:-b}"),
        row("a ${A:-${B}} c", "VARIABLE 2 ${A:-${B}}"),
        row("a \"${A:-'}\" c", "VARIABLE 3 ${A:-'}"),
        row("a ${A:-'}'} c", "VARIABLE 2 ${A:-'}'}"),
        row("a ${A:-\"}\"} c", "VARIABLE 2 ${A:-\"}\"}"),
        row("a ${A:-\\}} c", "VARIABLE 2 ${A:-\\}}"),
        row("a ${A", "VARIABLE 2 ${A"),
        row("$\\\nA", "VARIABLE 0 $\\\nA"),
        row("$A\\\nB\\\n", "VARIABLE 0 $A\\\nB"),
        row("a $(b c) d", "COMMAND_SUBSTITUTION 2 $(b c)"),
        row(
            "a $(b $(c) \")\" ')' \\) (d) ) e",
            "COMMAND_SUBSTITUTION 2 $(b $(c) \")\" ')' \\) (d) )"),
        row("a $(b # )\n) c", "COMMAND_SUBSTITUTION 2 $(b # )\n)"),
        row("a $(b#) c", "COMMAND_SUBSTITUTION 2 $(b#)"),
        row("a \"$(b \"c)\")\" d", "COMMAND_SUBSTITUTION 3 $(b \"c)\")"),
        row("a $(b `)` $c) d", "COMMAND_SUBSTITUTION 2 $(b `)` $c)"),
        row("a $(b", "COMMAND_SUBSTITUTION 2 $(b"),
        row("a $(b '", "COMMAND_SUBSTITUTION 2 $(b '"),
        row("a $(b #", "COMMAND_SUBSTITUTION 2 $(b #"),
        row("a $(b \\", "COMMAND_SUBSTITUTION 2 $(b \\"),
        row("a `b \\` c` d", "COMMAND_SUBSTITUTION 2 `b \\` c`"),
        row("a \"x `b`\" d", "COMMAND_SUBSTITUTION 5 `b`"),
        row("a `b", "COMMAND_SUBSTITUTION 2 `b"),
        row("a $((1 + (2))) b", "ARITHMETIC 2 $((1 + (2)))"),
        row("a \"$((1))\" b", "ARITHMETIC 3 $((1))"),
        row("a $((1) )) b", "ARITHMETIC 2 $((1) ))"),
        row("a $((1)", "ARITHMETIC 2 $((1)"),
        row("a *.rb b", "GLOB 2 *"),
        row("a b?*", "GLOB 3 ?"),
        row("a 'x'[ab]c", "GLOB 5 [ab]"),
        row("a []] [", "GLOB 2 []]"),
        row("a [!]]", "GLOB 2 [!]]"),
        row("a [!b]", "GLOB 2 [!b]"),
        row("a [/[b]", "GLOB 4 [b]"),
        row("a [b'/]'[c]", "GLOB 8 [c]"),
        row("a [b\"]\"c]", "GLOB 2 [b\"]\"c]"),
        row("a ['/b'[c] ", "GLOB 7 [c]"),
        row("a [x$B]", "VARIABLE 4 $B|GLOB 2 [x$B]"),
        row("a ~ b", "TILDE 2 ~"),
        row("~/bin/a", "TILDE 0 ~"),
        row("a ~deploy/bin", "TILDE 2 ~deploy"),
        row("a ~a.b-c@d+\u00E9", "TILDE 2 ~a.b-c@d+\u00E9"),
        row("a | b", "OPERATOR 2 |"),
        row("a|b", "OPERATOR 1 |"),
        row("a || b && c & d ; e", "OPERATOR 2 |||OPERATOR 7 &&|OPERATOR 12 &|OPERATOR 16 ;"),
        row("a &\\\n& b", "OPERATOR 2 &\\\n&"),
        row("(a)", "OPERATOR 0 (|OPERATOR 2 )"),
        row("a;", "OPERATOR 1 ;"),
        row("a;; b |& c", "OPERATOR 1 ;;|OPERATOR 6 |&"),
        row("a > b", "REDIRECTION 2 >"),
        row(
            "a >> b 2> c < d <> e >| f <<- g <<< h &>> i",
            "REDIRECTION 2 >>|REDIRECTION 7 2>|REDIRECTION 12 <|REDIRECTION 16 <>"
                + "|REDIRECTION 21 >||REDIRECTION 26 <<-|REDIRECTION 32 <<<|REDIRECTION 38 &>>"),
        row("a 2>&1", "REDIRECTION 2 2>&1"),
        row("a 2>&1 >&2 <&-", "REDIRECTION 2 2>&1|REDIRECTION 7 >&2|REDIRECTION 11 <&-"),
        row("a >& b", "REDIRECTION 2 >&"),
        row("a >&", "REDIRECTION 2 >&"),
        row("a >&;", "REDIRECTION 2 >&|OPERATOR 4 ;"),
        row("a>b", "REDIRECTION 1 >"),
        row("a22>b", "REDIRECTION 3 >"),
        row("a 22>b", "REDIRECTION 4 >"),
        row("a 2\\\n>b", "REDIRECTION 2 2\\\n>"),
        row(">b A=1 c", "REDIRECTION 0 >|ASSIGNMENT 3 A=1"),
        row(">if a", "REDIRECTION 0 >"),
        row("2>&1 A=1 c", "REDIRECTION 0 2>&1|ASSIGNMENT 5 A=1"),
        row("a > # b", "REDIRECTION 2 >|COMMENT 4 # b"),
        row("> if a", "REDIRECTION 0 >"),
        row("> A=1 c", "REDIRECTION 0 >"),
        row("a # b", "COMMENT 2 # b"),
        row("# a\nb", "COMMENT 0 # a"),
        row("a #b\nc", "COMMENT 2 #b|LINE_BREAK 4 \n"),
        row("a\n#b\\\n\n", "COMMENT 2 #b\\"),
        row("a\n\nb\nc\n", "LINE_BREAK 1 \n|LINE_BREAK 4 \n"),
        row("A=1 b", "ASSIGNMENT 0 A=1"),
        row("A= B='c d' e F=1", "ASSIGNMENT 0 A=|ASSIGNMENT 3 B='c d'"),
        row("A=1", "ASSIGNMENT 0 A=1"),
        row("_a1=b c", "ASSIGNMENT 0 _a1=b"),
        row("if a", "RESERVED_WORD 0 if"),
        row(" i\\\nf a", "RESERVED_WORD 1 i\\\nf"),
        row("! a", "RESERVED_WORD 0 !"),
        row("{ a", "RESERVED_WORD 0 {"),
        row("[[ a", "RESERVED_WORD 0 [["),
        row("function a", "RESERVED_WORD 0 function"),
        row("A=1 if", "ASSIGNMENT 0 A=1"),
        row("a $'b'", "DOLLAR_QUOTE 2 $'"),
        row("a $\"b\"", "DOLLAR_QUOTE 2 $\""),
        row("a $\\\n'b'", "DOLLAR_QUOTE 2 $\\\n'"),
        row("a 'b c", "UNCLOSED_QUOTE 2 'b c"),
        row("a b'", "UNCLOSED_QUOTE 3 '"),
        row("a \"b\\\" c", "UNCLOSED_QUOTE 2 \"b\\\" c"),
        row("a \"b $C", "UNCLOSED_QUOTE 2 \"b $C|VARIABLE 5 $C"),
        row("a \"b\\", "UNCLOSED_QUOTE 2 \"b\\"),
        row("a b\\", "TRAILING_BACKSLASH 3 \\"));
  }

  @ParameterizedTest
  @MethodSource("textsWithProblems")
  void placesShellSyntaxInTheSmallestSpan(String text, String problems) {
    List<Problem> found = ShellWords.split(text).problems();

    assertThat(found.stream().map(ShellWordsTest::shown).sorted().toList())
        .isEqualTo(split(problems).stream().sorted().toList());
    assertThat(found).isSortedAccordingTo((a, b) -> a.span().start() - b.span().start());
  }

  private static String shown(Problem problem) {
    return problem.kind() + " " + problem.span().start() + " " + problem.written();
  }

  private static List<String> split(String problems) {
    return List.of(problems.split("\\|(?=[A-Z_]{4,} [0-9])"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!",
        "{",
        "}",
        "case",
        "do",
        "done",
        "elif",
        "else",
        "esac",
        "fi",
        "for",
        "if",
        "in",
        "then",
        "until",
        "while",
        "[[",
        "function"
      })
  void callsAReservedWordOneOnlyInFrontOfAll(String word) {
    assertThat(ShellWords.split(word + " a").problems())
        .containsExactly(new Problem(Kind.RESERVED_WORD, new Span(0, word.length()), word));
    assertThat(ShellWords.split("a " + word).problems()).isEmpty();
  }

  @Test
  void placesWordsWithTheirQuotes() {
    assertThat(ShellWords.split(" a  'b c'd\\\n ").words())
        .containsExactly(new Word(new Span(1, 2), "a"), new Word(new Span(4, 10), "b cd"));
  }

  @Test
  void keepsTheTargetOfARedirectionAsAWord() {
    assertThat(ShellWords.split("a > b 2>& 1 2>&1 c").values()).containsExactly("a", "b", "1", "c");
  }

  @Test
  void leavesExpansionsAsWrittenInTheWords() {
    assertThat(ShellWords.split("a$B \"c ${D} `e`\" $((1)) x 2>&1 'f").values())
        .containsExactly("a$B", "c ${D} `e`", "$((1))", "x", "f");
  }

  @Property(tries = 300)
  void splitsBackWhatIsQuoted(@ForAll List<String> words) {
    String text = words.stream().map(ShellQuoting::word).collect(Collectors.joining(" "));

    assertThat(ShellWords.split("run " + text).values().stream().skip(1)).isEqualTo(words);
    assertThat(ShellWords.split("run " + text).problems()).isEmpty();
  }

  @Property(tries = 300)
  void givesEveryTextWordsAndPlaces(@ForAll("texts") String text) {
    Split split = ShellWords.split(text);

    for (Problem problem : split.problems()) {
      assertThat(text.substring(problem.span().start(), problem.span().end()))
          .isEqualTo(problem.written())
          .isNotEmpty();
    }
    int end = 0;
    for (Word word : split.words()) {
      assertThat(word.span().start()).isGreaterThanOrEqualTo(end);
      end = word.span().end();
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
  }

  @Property(tries = 300)
  void takesAnyString(@ForAll String text) {
    assertThat(ShellWords.split(text)).isNotNull();
    assertThat(ShellText.of(text).endsInExec()).isNotNull();
    assertThat(ShellScript.parse(text)).isNotNull();
  }

  @Provide
  Arbitrary<String> texts() {
    return ShellTexts.texts();
  }
}
