package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellScript.Assignment;
import io.github.unitgen.syntax.shell.ShellScript.Command;
import io.github.unitgen.syntax.shell.ShellScript.Simple;
import io.github.unitgen.syntax.shell.ShellScript.SourceIfReadable;
import io.github.unitgen.syntax.shell.ShellScript.Subshell;
import io.github.unitgen.syntax.shell.ShellScript.Unsupported;
import io.github.unitgen.syntax.shell.ShellWord.Arithmetic;
import io.github.unitgen.syntax.shell.ShellWord.Literal;
import io.github.unitgen.syntax.shell.ShellWord.Part;
import io.github.unitgen.syntax.shell.ShellWord.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellScriptTest {
  private static ShellWord word(int start, int end, Part... parts) {
    return new ShellWord(new Span(start, end), List.of(parts));
  }

  private static ShellWord text(int start, String text) {
    return word(start, start + text.length(), new Literal(text));
  }

  @Test
  void readsCommandsLineByLine() {
    assertThat(ShellScript.parse("\n# a\ncd /b\n\n  exec c 'd\ne'; f # g\n").commands())
        .containsExactly(
            new Simple(new Span(5, 10), List.of(), List.of(text(5, "cd"), text(8, "/b"))),
            new Simple(
                new Span(14, 26),
                List.of(),
                List.of(text(14, "exec"), text(19, "c"), word(21, 26, new Literal("d\ne")))),
            new Simple(new Span(28, 29), List.of(), List.of(text(28, "f"))));
  }

  @Test
  void readsNothingInAnEmptyScript() {
    assertThat(ShellScript.parse("").commands()).isEmpty();
    assertThat(ShellScript.parse("\n # a\n").commands()).isEmpty();
  }

  @Test
  void readsThePartsOfWords() {
    assertThat(words("a$b\"c $d\"${e}$((5 + f))"))
        .containsExactly(
            new Literal("a"),
            new Variable("b", false),
            new Literal("c "),
            new Variable("d", true),
            new Variable("e", false),
            new Arithmetic("5 + f"));
    assertThat(words("export N=$((1))"))
        .containsExactly(new Literal("export"), new Literal("N="), new Arithmetic("1"));
    assertThat(words("'' a''b")).containsExactly(new Literal(""), new Literal("ab"));
  }

  private static List<Part> words(String script) {
    Simple simple = (Simple) ShellScript.parse(script).commands().get(0);
    return simple.words().stream().flatMap(w -> w.parts().stream()).toList();
  }

  @Test
  void readsAssignmentsInFrontOfACommandAndAlone() {
    assertThat(ShellScript.parse("A= B=c$D e F=g\n_1='h'").commands())
        .containsExactly(
            new Simple(
                new Span(0, 14),
                List.of(
                    new Assignment("A", word(0, 2, new Literal(""))),
                    new Assignment("B", word(3, 8, new Literal("c"), new Variable("D", false)))),
                List.of(text(9, "e"), text(11, "F=g"))),
            new Simple(
                new Span(15, 21),
                List.of(new Assignment("_1", word(15, 21, new Literal("h")))),
                List.of()));
  }

  @Test
  void readsAnAssignmentOfAVariableAlone() {
    Simple simple = (Simple) ShellScript.parse("A=\"$B\"").commands().get(0);

    assertThat(simple.assignments().get(0).value().parts())
        .containsExactly(new Variable("B", true));
  }

  @Test
  void readsASubshell() {
    assertThat(ShellScript.parse("(exec a)\n( b )").commands())
        .containsExactly(
            new Subshell(
                new Span(0, 8),
                new Simple(new Span(1, 7), List.of(), List.of(text(1, "exec"), text(6, "a")))),
            new Subshell(
                new Span(9, 14), new Simple(new Span(11, 12), List.of(), List.of(text(11, "b")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if [ -r /a ]; then . /b; fi",
        "if [ -r /a ]; then\n  . /b\nfi\n",
        "if [ -r /a ]\nthen\n\n. /b;\nfi;",
        "if [ -r /a ] ;\n then . /b\n\n fi # c"
      })
  void readsAFileThatIsReadIfItIsThere(String script) {
    List<Command> commands = ShellScript.parse(script).commands();

    assertThat(commands).hasSize(1);
    SourceIfReadable source = (SourceIfReadable) commands.get(0);
    assertThat(source.tested().literal()).hasValue("/a");
    assertThat(source.sourced().literal()).hasValue("/b");
    assertThat(source.span()).isEqualTo(new Span(0, script.indexOf("fi") + 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b",
        "a && b; c",
        "a > b",
        "a & b",
        "a;; b",
        "; a",
        "a $(b)",
        "a `b`",
        "a ${b:-c}",
        "a $1",
        "a $?",
        "a *",
        "a [b]",
        "a ~",
        "A=~/b",
        "export A=b:~",
        "a (b)",
        "if a; then b; fi",
        "if [ -f /a ]; then . /b; fi",
        "if [ -r ]; then . /b; fi",
        "if [ -r /a /c ]; then . /b; fi",
        "if [ -r /a ] then . /b; fi",
        "if [ -r /a ]; . /b; fi",
        "if [ -r /a ]; then b; fi",
        "if [ -r /a ]; then . ; fi",
        "if [ -r /a ]; then . /b fi",
        "if [ -r /a ]; then . /b; else c; fi",
        "if [ -r /a ]; then . /b; fi c",
        "if [ -r /a ]; then . /b; fi >c",
        "if [ -r * ]; then . /b; fi",
        "if",
        "if [ -r /a ]; then . /b;",
        "if [ -r /a ]; then",
        "then a",
        "{ a; }",
        "! a",
        "()",
        "(a; b)",
        "(a",
        "(a) b",
        "(a)(b)",
        "((a))",
        "a 'b",
        "a\\"
      })
  void supportsNothingElse(String script) {
    assertThat(ShellScript.parse(script).commands())
        .containsExactly(new Unsupported(new Span(0, script.length())));
    assertThat(ShellScript.parse("a\n" + script).commands())
        .hasSize(2)
        .element(1)
        .isEqualTo(new Unsupported(new Span(2, script.length() + 2)));
  }

  @Test
  void goesOnAfterALineThatItDoesNotSupport() {
    assertThat(ShellScript.parse("a | b # c\nd\ne > f\ng").commands())
        .hasSize(4)
        .startsWith(new Unsupported(new Span(0, 5)))
        .element(2)
        .isEqualTo(new Unsupported(new Span(12, 17)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while a; do\nb\ndone\nexec c",
        "a && {\nb\n}",
        "(\na\n)\nb",
        "a <<E\nb\nE\nc",
        "f()\n{ a; }\nb"
      })
  void leavesAllWhereTheRestMayBeInsideOfWhatItDoesNotSupport(String script) {
    assertThat(ShellScript.parse(script).commands())
        .containsExactly(new Unsupported(new Span(0, script.length())));
  }
}
