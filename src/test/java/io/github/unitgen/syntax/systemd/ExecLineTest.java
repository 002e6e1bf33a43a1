package io.github.unitgen.syntax.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.ExecLine.Command;
import io.github.unitgen.syntax.systemd.ExecLine.Fault;
import io.github.unitgen.syntax.systemd.ExecLine.Outcome;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.ExecLine.Problem;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecLineTest {
  private static final Map<Character, String> SPECIFIERS = Map.of('n', "x.service", 'i', "");

  static Stream<List<String>> execWords() {
    return Tables.rows("exec-words.tsv");
  }

  @ParameterizedTest
  @MethodSource("execWords")
  void handsTheChildWhatSystemdHandsIt(List<String> row) {
    Map<String, String> environment = new HashMap<>();
    EnvironmentLine.read(row.get(2), SPECIFIERS)
        .variables()
        .forEach(variable -> environment.put(variable.name(), variable.value()));

    assertThat(argv("/bin/x " + row.get(1), environment)).isEqualTo(words("/bin/x", row.get(3)));
    assertThat(argv(":/bin/x " + row.get(1), environment)).isEqualTo(words("/bin/x", row.get(4)));
  }

  private static Optional<List<String>> words(String program, String cell) {
    if (cell.equals("-")) {
      return Optional.empty();
    }
    Stream<String> words = cell.isEmpty() ? Stream.of() : Stream.of(cell.split("\\|"));
    return Optional.of(
        Stream.concat(Stream.of(program), words.map(word -> word.equals("{}") ? "" : word))
            .toList());
  }

  private static Optional<List<String>> argv(String value, Map<String, String> environment) {
    return ExecLine.read(value).commands().stream()
        .findFirst()
        .flatMap(command -> command.argv(SPECIFIERS, environment));
  }

  @ParameterizedTest
  @CsvSource({
    "/x/a$b,            /x/a$b,          /x/a$b",
    "/x/a${A}b,         '/x/ax yb',      /x/a${A}b",
    "/x/a$$b,           /x/a$b,          /x/a$$b",
    "/x/a$,             /x/a$,           /x/a$",
    "/x/a%%b,           /x/a%b,          /x/a%b",
    "'\"/x/a b\"',      '/x/a b',        '/x/a b'",
    "//x//.//a,         //x//.//a,       //x//.//a",
    "${A}u,             'x yu',          ${A}u",
    "u$A,               u$A,             u$A",
    "$u,                '',              $u",
    "@/x $A,            x|y,             $A",
    "@/x a${A}b,        'ax yb',         a${A}b",
    "@/x \"\",          '{}',            '{}'",
  })
  void expandsVariablesInTheNameTheProgramRunsUnderUnlessAColonForbidsIt(
      String program, String expanded, String literal) {
    Map<String, String> environment = Map.of("A", "x y");

    assertThat(argv(program, environment)).map(w -> join(w)).contains(expanded);
    assertThat(
            argv(
                program.startsWith("\"") ? "\":" + program.substring(1) : ":" + program,
                environment))
        .map(w -> join(w))
        .contains(literal);
  }

  private static String join(List<String> words) {
    return words.stream().map(w -> w.isEmpty() ? "{}" : w).collect(Collectors.joining("|"));
  }

  @ParameterizedTest
  @CsvSource({
    "/x,'',0",
    "-/x,-,1",
    "@/x,@,1",
    ":/x,:,1",
    "+/x,+,1",
    "!/x,!,1",
    "!!/x,!!,2",
    "|/x,|,1",
    "-@:+/x,-@:+,4",
    "+:@-/x,-@:+,4",
    "!-!/x,-!!,3",
    "@!:!|/x,@:!!|,5"
  })
  void takesPrefixesOff(String written, String signs, int length) {
    Command command = ExecLine.read(written + " a").commands().get(0);

    assertThat(command.prefixes().stream().map(Prefix::sign).collect(Collectors.joining()))
        .isEqualTo(signs);
    assertThat(command.program()).isEqualTo(new Word("/x", new Span(length, length + 2), false));
    assertThat(command.words())
        .containsExactly(new Word("a", new Span(length + 3, length + 4), false));
    assertThat(command.expandsDollars()).isEqualTo(!signs.contains(":"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--/x", "@@/x", "::/x", "++/x", "!!!/x", "+!/x", "!+/x", "!!+/x", "||/x"})
  void takesNoPrefixTwiceNorOneThatExcludesAnother(String written) {
    ExecLine read = ExecLine.read(written);

    assertThat(read.commands()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.fault()).isEqualTo(Fault.NOT_A_PATH);
              assertThat(problem.outcome())
                  .isEqualTo(written.startsWith("-") ? Outcome.DROPPED : Outcome.REFUSED);
            });
  }

  @Test
  void takesPrefixesOffAQuotedProgramToo() {
    Command command = ExecLine.read("\"-/x y\" a").commands().get(0);

    assertThat(command.prefixes()).containsExactly(Prefix.IGNORE_FAILURE);
    assertThat(command.program()).isEqualTo(new Word("/x y", new Span(0, 7), true));
  }

  @Test
  void splitsCommandsAtALoneSemicolon() {
    ExecLine read = ExecLine.read("; /a 1 ; /b ;x ; ; -/c ; ");

    assertThat(read.commands())
        .extracting(command -> command.argv(Map.of(), Map.of()).orElseThrow())
        .containsExactly(List.of("/a", "1"), List.of("/b", ";x"), List.of("/c"));
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void takesAnEscapedOrQuotedSemicolonForAWord() {
    assertThat(ExecLine.read("/a \\; ';' \\;\t\\;b ;").commands())
        .singleElement()
        .extracting(Command::words)
        .isEqualTo(
            List.of(
                new Word(";", new Span(3, 5), false),
                new Word(";", new Span(6, 9), true),
                new Word(";", new Span(10, 12), false),
                new Word("\\;b", new Span(13, 16), false)));
  }

  @Test
  void anEmptyValueIsNoCommandAndNoProblem() {
    assertThat(ExecLine.read("")).isEqualTo(new ExecLine(List.of(), List.of()));
    assertThat(ExecLine.read(" ; ").commands()).isEmpty();
  }

  @Test
  void keepsUnknownEscapesWithAWarning() {
    ExecLine read = ExecLine.read("/a \\q b\\z");

    assertThat(read.commands().get(0).words())
        .extracting(Word::value)
        .containsExactly("\\q", "b\\z");
    assertThat(read.problems())
        .containsExactly(
            new Problem(Fault.BAD_ESCAPE, Outcome.KEPT, new Span(3, 5)),
            new Problem(Fault.BAD_ESCAPE, Outcome.KEPT, new Span(7, 9)));
  }

  @ParameterizedTest
  @CsvSource({
    "'/a \"b',        UNBALANCED_QUOTE, REFUSED, 3, 4",
    "'-/a \"b',       UNBALANCED_QUOTE, DROPPED, 4, 5",
    "'\"/a b',        UNBALANCED_QUOTE, DROPPED, 0, 1",
    "-,               NO_PROGRAM,       DROPPED, 1, 1",
    "@,               NO_PROGRAM,       REFUSED, 1, 1",
    "'\"\" a',        NO_PROGRAM,       REFUSED, 0, 2",
    "/a/,             DIRECTORY,        REFUSED, 0, 3",
    "-/%i/,           DIRECTORY,        DROPPED, 1, 5",
    "./a,             NOT_A_PATH,       REFUSED, 0, 3",
    "a/b,             NOT_A_PATH,       REFUSED, 0, 3",
    "..,              NOT_A_PATH,       REFUSED, 0, 2",
    "-.,              NOT_A_PATH,       DROPPED, 1, 2",
    "/a\\x22,         UNSAFE_PROGRAM,   REFUSED, 0, 6",
    "/a\\x01,         UNSAFE_PROGRAM,   REFUSED, 0, 6",
    "/%i\\\\,         UNSAFE_PROGRAM,   REFUSED, 0, 5",
    "'\"/a''b\"',     UNSAFE_PROGRAM,   REFUSED, 0, 6",
    "@/a,             NO_ARGV0,         REFUSED, 1, 3",
    "@-/a,            NO_ARGV0,         DROPPED, 2, 4",
    "@/a ; /b,        NO_ARGV0,         REFUSED, 1, 3",
  })
  void saysWhatIsWrongAndWhatComesOfIt(
      String value, Fault fault, Outcome outcome, int start, int end) {
    ExecLine read = ExecLine.read("/ok ; " + value);

    assertThat(read.problems())
        .containsExactly(new Problem(fault, outcome, new Span(start + 6, end + 6)));
    assertThat(read.commands()).extracting(c -> c.program().value()).containsExactly("/ok");
  }

  @Test
  void warnsOfABadEscapeInAProgramBeforeRefusingIt() {
    assertThat(ExecLine.read("/a\\q").problems())
        .extracting(Problem::fault)
        .containsExactly(Fault.BAD_ESCAPE, Fault.UNSAFE_PROGRAM);
  }

  @Test
  void holdsNothingAgainstAProgramThatASpecifierMayMakeRight() {
    Command command = ExecLine.read("%h/bin/x %i").commands().get(0);

    assertThat(command.argv(Map.of('h', "/root", 'i', "1"), Map.of()))
        .contains(List.of("/root/bin/x", "1"));
    assertThat(command.argv(Map.of('h', "", 'i', "1"), Map.of())).contains(List.of("/bin/x", "1"));
    assertThat(command.argv(Map.of('h', "~", 'i', "1"), Map.of())).isEmpty();
    assertThat(command.argv(Map.of('i', "1"), Map.of())).isEmpty();
    assertThat(command.argv(Map.of('h', "/root"), Map.of())).isEmpty();
  }

  @Test
  void theArgv0PrefixLeavesTheProgramOutOfArgv() {
    assertThat(argv("@/bin/x name a", Map.of())).contains(List.of("name", "a"));
  }

  @ParameterizedTest
  @CsvSource({"255,true", "256,false"})
  void limitsTheLengthOfAName(int length, boolean taken) {
    String name = "n".repeat(length);

    for (String program : List.of(name, "/" + name, "/a/" + name + "/b")) {
      assertThat(ExecLine.programFault(program).isEmpty()).isEqualTo(taken);
    }
    assertThat(ExecLine.programFault("/" + "ä".repeat(128)).isEmpty()).isFalse();
  }

  @Test
  void limitsTheLengthOfAPath() {
    assertThat(ExecLine.programFault("/a".repeat(2047))).isEmpty();
    assertThat(ExecLine.programFault("/a".repeat(2047) + "b")).isEmpty();
    assertThat(ExecLine.programFault("/a".repeat(2048))).contains(Fault.NOT_A_PATH);
  }

  @Test
  void staysLinear() {
    String value = "/x " + "\"a\\q\" \\; ; /y ".repeat(40_000);

    assertThat(ExecLine.read(value).commands()).hasSize(40_001);
    assertThat(argv("/x " + "${a".repeat(100_000), Map.of())).isPresent();
  }
}
