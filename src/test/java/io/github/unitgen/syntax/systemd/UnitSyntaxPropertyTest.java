package io.github.unitgen.syntax.systemd;

import static io.github.unitgen.syntax.systemd.Tables.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.syntax.systemd.EnvironmentLine.Variable;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UnitSyntaxPropertyTest {
  private static final String[] PARTS = {
    "[",
    "]",
    "[Unit]",
    "[Service]\n",
    "A",
    "=",
    "B=1",
    "ExecStart=",
    "#",
    ";",
    "\\",
    "\\\\",
    "\\\n",
    "\n",
    "\r",
    "\r\n",
    "\0",
    " ",
    "\t",
    "\"",
    "'",
    "$",
    "${",
    "}",
    "$$",
    "%",
    "%i",
    "%%",
    "\\x4",
    "\\xff",
    "\\u00e4",
    "\\U0001f600",
    "\\101",
    "\\q",
    "ä",
    "😀",
    "\udc80",
    "\ud83d",
    "\uffff",
    "\ufeff",
    "-",
    "@",
    ":",
    "+",
    "!",
    "|",
    "/bin/x",
    "a b",
    "\f",
    "\u2028"
  };

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PARTS).list().ofMaxSize(30).map(parts -> String.join("", parts));
  }

  /** Anything a unit file can carry, most of it made of what is special to it. */
  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        texts().map(text -> text.replaceAll("[\0\ud800-\udfff\uffff]", "")),
        Arbitraries.strings().ofMaxLength(20).filter(UnitQuoting::canCarry));
  }

  @Property(tries = 500)
  void printingGivesTheTextBackAndTheSpansHaveNoGap(@ForAll("texts") String text) {
    UnitFile file = unit(text);

    assertThat(file.print()).isEqualTo(text);
    int end = 0;
    for (Line line : file.lines()) {
      assertThat(line.span().start()).isEqualTo(end);
      assertThat(line.span().isEmpty()).isFalse();
      end = line.span().end();
    }
    assertThat(end).isEqualTo(text.length());
  }

  @Property(tries = 300)
  void printingGivesAnyStringBack(@ForAll String text) {
    assertThat(unit(text).print()).isEqualTo(text);
  }

  @Property(tries = 500)
  void everyCharacterOfAValueWasWrittenSomewhere(@ForAll("texts") String text) {
    String whole = "[S]\nA=" + text;
    for (Line line : unit(whole).lines()) {
      if (line instanceof Assignment assignment) {
        assertThat(assignment.span().start()).isLessThanOrEqualTo(assignment.keySpan().start());
        assertThat(assignment.keySpan().end()).isLessThanOrEqualTo(assignment.valueSpan().start());
        assertThat(assignment.valueSpan().end()).isLessThanOrEqualTo(assignment.span().end());
        int last = assignment.valueSpan().start() - 1;
        for (int i = 0; i < assignment.value().length(); i++) {
          int offset = assignment.sourceOffset(i);
          char written = whole.charAt(offset);
          char read = assignment.value().charAt(i);
          assertThat(offset).isGreaterThan(last);
          assertThat(written == read || (written == '\\' && read == ' ')).isTrue();
          last = offset;
        }
        assertThat(assignment.sourceOffset(assignment.value().length()))
            .isEqualTo(assignment.valueSpan().end());
      }
    }
  }

  @Property(tries = 500)
  void readingAnyValueNeverThrows(@ForAll("texts") String text) {
    for (Escapes escapes : Escapes.values()) {
      UnitWords read = UnitWords.read(text, escapes);
      read.words()
          .forEach(word -> assertThat(word.span().end()).isLessThanOrEqualTo(text.length()));
    }
    EnvironmentLine.read(text, Map.of('i', "1"));
    for (ExecLine.Command command : ExecLine.read(text).commands()) {
      command.argv(Map.of('i', "$A"), Map.of("A", text));
    }
  }

  @Property(tries = 500)
  void aVariableComesBack(@ForAll("values") String value) {
    EnvironmentLine read =
        EnvironmentLine.read(Tables.value(UnitQuoting.environment("K", value)), Map.of());

    assertThat(read.dropped()).isEmpty();
    assertThat(read.variables()).extracting(Variable::value).containsExactly(value);
  }

  @Property(tries = 500)
  void argumentsComeBackWithAndWithoutDollarExpansion(
      @ForAll("values") String first, @ForAll("values") String second) {
    for (boolean expands : new boolean[] {true, false}) {
      StringBuilder line = new StringBuilder(expands ? "/bin/x" : ":/bin/x");
      List<String> argv = new ArrayList<>(List.of("/bin/x"));
      for (String word : List.of(first, second)) {
        line.append(' ').append(UnitQuoting.execWord(word, false, expands));
        argv.add(word);
      }
      ExecLine read = ExecLine.read(Tables.value(line.toString()));

      assertThat(read.problems()).isEmpty();
      assertThat(read.commands())
          .singleElement()
          .extracting(command -> command.argv(Map.of(), Map.of("A", "x")).orElseThrow())
          .isEqualTo(argv);
    }
  }

  @Property(tries = 300)
  void aProgramComesBack(@ForAll("values") String name) {
    String program = "/" + name;
    if (!UnitQuoting.canProgram(program)) {
      return;
    }
    ExecLine read = ExecLine.read(Tables.value(UnitQuoting.execWord(program, true, false)));

    assertThat(read.problems()).isEmpty();
    assertThat(Specifiers.expand(read.commands().get(0).program().value(), Map.of()).text())
        .contains(program);
  }

  @Property(tries = 300)
  void aRawValueComesBack(@ForAll("values") String value) {
    if (!UnitQuoting.canRaw(value)) {
      return;
    }
    assertThat(Specifiers.expand(Tables.value(UnitQuoting.rawValue(value)), Map.of()).text())
        .contains(value);
  }
}
