package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Span;
import io.github.unitgen.support.ProcessorTime;
import io.github.unitgen.syntax.shell.ShellScan.Command;
import io.github.unitgen.syntax.shell.ShellScan.Inside;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ShellScanTest {
  private static final List<String> PARTS =
      List.of(
          "if ",
          "then ",
          "elif ",
          "else ",
          "fi",
          "while ",
          "do ",
          "done",
          "for x in a b",
          "case x in ",
          "a) ",
          ";; ",
          "esac",
          "{ ",
          "} ",
          "( ",
          ") ",
          "f() ",
          "function g ",
          "; ",
          "\n",
          " & ",
          " && ",
          " || ",
          " | ",
          "<<E",
          "<<-'E'",
          "E\n",
          " > f",
          " 2>&1",
          "$(x",
          "`y",
          "'",
          "\"",
          "\\",
          "a ",
          "exec b ",
          "[[ c ",
          "]] ",
          "$((1",
          "${d",
          "#e",
          "\t",
          "time ",
          "! ");

  @Test
  void findsCommandsWithTheirWords() {
    assertThat(words("cd /srv/app; FOO=1 bin/a \"b c\" 'd' e\\ f"))
        .containsExactly("cd /srv/app", "bin/a|b c|d|e f".replace('|', '\u001f'));
  }

  @Test
  void aWordWhoseQuoteIsEscapedDoesNotShowItsValue() {
    List<Command> commands = ShellScan.of("a \"\\\"").commands();
    ShellScan.Word word = commands.get(commands.size() - 1).words().get(1);
    assertThat(word.value()).isEqualTo("\"");
    assertThat(word.inner()).isEqualTo(-1);
  }

  @Test
  void walksThroughCompoundCommands() {
    assertThat(
            words(
                """
                if test a; then b; elif c; then d; else e; fi
                for x in 1 2; do f $x; done
                while g; do h; done
                case $y in
                  i|j) k ;;
                  *) l
                esac
                { m; }
                ( n; o )
                p() { q; }
                function r { s; }
                """))
        .containsExactly(
            "test a", "b", "c", "d", "e", "f $x", "g", "h", "k", "l", "m", "n", "o", "q", "s");
  }

  @Test
  void saysWhatACommandStandsIn() {
    assertThat(command("if a; then b; fi", 0).inside()).containsExactly(Inside.CONDITION);
    assertThat(command("if a; then b; fi", 1).inside()).containsExactly(Inside.BRANCH);
    assertThat(command("until a; do b; done", 0).inside()).containsExactly(Inside.CONDITION);
    assertThat(command("until a; do b; done", 1).inside()).containsExactly(Inside.LOOP);
    assertThat(command("case a in b) c;; esac", 0).inside()).containsExactly(Inside.BRANCH);
    assertThat(command("( a )", 0).inside()).containsExactly(Inside.SUBSHELL);
    assertThat(command("a() { b; }", 0).inside()).containsExactly(Inside.FUNCTION);
    assertThat(command("{ a; }", 0).inside()).isEmpty();
  }

  @Test
  void knowsTheLastCommand() {
    assertThat(last("a; b")).containsExactly("b");
    assertThat(last("a\nb\n# c\n")).containsExactly("b");
    assertThat(last("a && b")).containsExactly("b");
    assertThat(last("if a; then b; c; else d; fi")).containsExactly("c", "d");
    assertThat(last("case a in b) c; d;; e) f;; esac")).containsExactly("d", "f");
    assertThat(last("{ a; b; }")).containsExactly("b");
    assertThat(last("a | b")).isEmpty();
    assertThat(last("a &")).isEmpty();
    assertThat(last("while a; do b; done")).isEmpty();
    assertThat(last("( a )")).isEmpty();
    assertThat(last("{ a; } | b")).isEmpty();
    assertThat(last("a | { b; }")).isEmpty();
    assertThat(last("a() { b; }")).isEmpty();
    assertThat(last("if a; then b; fi; c")).containsExactly("c");
  }

  @Test
  void seesPipesBackgroundAndLists() {
    assertThat(command("a | b", 0).pipedInto()).isTrue();
    assertThat(command("a | b", 0).pipedFrom()).isFalse();
    assertThat(command("a | b", 1).pipedFrom()).isTrue();
    assertThat(command("a | b", 1).pipedInto()).isFalse();
    assertThat(command("a |& b", 1).pipedFrom()).isTrue();
    assertThat(command("a || b", 1).pipedFrom()).isFalse();
    assertThat(command("a || b", 1).operator()).isEqualTo("||");
    assertThat(command("a && b", 1).operator()).isEqualTo("&&");
    assertThat(command("a & b", 0).background()).contains(new Span(2, 3));
    assertThat(command("a & b", 1).background()).isEmpty();
    assertThat(command("a; b", 0).background()).isEmpty();
    assertThat(command("a | while b; do c; done", 1).pipedFrom()).isFalse();
  }

  @Test
  void keepsRedirections() {
    Command command = command("a >> f.log 2>&1 < in", 0);
    assertThat(command.redirections()).hasSize(3);
    assertThat(command.redirections().get(0).span()).isEqualTo(new Span(2, 10));
    assertThat(command.redirections().get(0).isOutputToFile()).isTrue();
    assertThat(command.redirections().get(1).digit()).isEqualTo("2");
    assertThat(command.redirections().get(1).isOutput()).isTrue();
    assertThat(command.redirections().get(1).isOutputToFile()).isFalse();
    assertThat(command.redirections().get(2).isOutput()).isFalse();
    assertThat(command("a <> f", 0).redirections().get(0).isOutput()).isFalse();
    assertThat(command("a >&-", 0).redirections().get(0).isOutputToFile()).isFalse();
    assertThat(command("a >& f", 0).redirections().get(0).isOutputToFile()).isTrue();
    assertThat(command("a >", 0).redirections().get(0).isOutputToFile()).isFalse();
  }

  @Test
  void readsARedirectionWithALineContinuationAfterItsDigit() {
    Command command = command("a 2\\\n>\\\n> f", 0);
    assertThat(command.redirections()).hasSize(1);
    assertThat(command.redirections().get(0).digit()).isEqualTo("2");
    assertThat(command.redirections().get(0).operator()).isEqualTo(">>");
  }

  @Test
  void findsRedirectionsBehindCompoundCommands() {
    Command behind = command("{ a; b; } > f.log", 2);
    assertThat(behind.compound()).isTrue();
    assertThat(behind.words()).isEmpty();
    assertThat(behind.redirections()).hasSize(1);
    assertThat(command("( a ) &", 1).background()).isPresent();
  }

  @Test
  void skipsHereDocuments() {
    String text = "exec bash <<'EOT'\n  it's a; b\nEOT\nc\n";
    assertThat(words(text)).containsExactly("exec bash", "c");
    Span document = command(text, 0).redirections().get(0).document().orElseThrow();
    assertThat(text.substring(document.start(), document.end())).isEqualTo("  it's a; b\n");
  }

  @Test
  void givesEachHereDocumentToItsCommand() {
    String text = "a <<A | b <<-B\n1\nA\n\t2\n\tB\nc";
    assertThat(words(text)).containsExactly("a", "b", "c");
    Span first = command(text, 0).redirections().get(0).document().orElseThrow();
    Span second = command(text, 1).redirections().get(0).document().orElseThrow();
    assertThat(text.substring(first.start(), first.end())).isEqualTo("1\n");
    assertThat(text.substring(second.start(), second.end())).isEqualTo("\t2\n");
    assertThat(words("a <<E\nb\n")).containsExactly("a");
    assertThat(words("a <<< b\nc")).containsExactly("a", "c");
  }

  @Test
  void saysWhereTheLettersOfAWordStand() {
    assertThat(word("a bc", 1).inner()).isEqualTo(2);
    assertThat(word("a 'b c'", 1).inner()).isEqualTo(3);
    assertThat(word("a \"$b c\"", 1).inner()).isEqualTo(3);
    assertThat(word("a \"b\\\"c\"", 1).inner()).isEqualTo(-1);
    assertThat(word("a b'c'", 1).inner()).isEqualTo(-1);
    assertThat(word("a b", 1).literal()).isTrue();
    assertThat(word("a $b", 1).literal()).isFalse();
    assertThat(word("a $(b)", 1).value()).isEqualTo("$(b)");
  }

  @Test
  void readsTheConditionsOfBashAsWords() {
    assertThat(words("[[ a < b && c ]] || d")).containsExactly("[[ a c ]]", "d");
  }

  @Test
  void namesTheFunctionsOfTheText() {
    assertThat(ShellScan.of("a() { b; }\nfunction c { d; }\nfunction e() { f; }\n").functions())
        .containsExactlyInAnyOrder("a", "c", "e");
  }

  @Property(tries = 500)
  void neverThrowsAndKeepsSpansInsideTheText(@ForAll("texts") String text) {
    int at = 0;
    for (Command command : ShellScan.of(text).commands()) {
      assertThat(command.span().end()).isLessThanOrEqualTo(text.length());
      assertThat(command.span().start()).isGreaterThanOrEqualTo(at);
      at = command.span().start();
      for (ShellScan.Word word : command.words()) {
        assertThat(word.span().start()).isGreaterThanOrEqualTo(command.span().start());
        assertThat(word.span().end()).isLessThanOrEqualTo(command.span().end());
        if (word.inner() >= 0 && word.literal() && !word.value().contains("\\")) {
          assertThat(text.substring(word.inner())).startsWith(word.value());
        }
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> parts =
        Arbitraries.of(PARTS).list().ofMaxSize(40).map(list -> String.join("", list));
    return Arbitraries.oneOf(parts, Arbitraries.strings().ofMaxLength(60));
  }

  @Test
  void takesTimeInProportionToTheText() {
    for (String part : PARTS) {
      String text = part.repeat(100_000 / part.length());
      assertThat(ProcessorTime.of(() -> ShellScan.of(text)))
          .as(part)
          .isLessThan(Duration.ofSeconds(3));
    }
  }

  private static Command command(String text, int index) {
    return ShellScan.of(text).commands().get(index);
  }

  private static ShellScan.Word word(String text, int index) {
    return command(text, 0).words().get(index);
  }

  private static List<String> words(String text) {
    return ShellScan.of(text).commands().stream().map(ShellScanTest::joined).toList();
  }

  private static List<String> last(String text) {
    return ShellScan.of(text).commands().stream()
        .filter(Command::last)
        .map(ShellScanTest::joined)
        .toList();
  }

  private static String joined(Command command) {
    String blank =
        command.words().stream().anyMatch(word -> word.value().contains(" ")) ? "\u001f" : " ";
    return command.words().stream().map(ShellScan.Word::value).collect(Collectors.joining(blank));
  }
}
