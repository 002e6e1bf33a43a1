package io.github.unitgen.syntax.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.unitgen.syntax.systemd.UnitQuoting.Piece;
import io.github.unitgen.syntax.systemd.UnitQuoting.Specifier;
import io.github.unitgen.syntax.systemd.UnitQuoting.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitQuotingTest {
  static Stream<List<String>> roundTrip() {
    return Tables.rows("round-trip.tsv");
  }

  @ParameterizedTest
  @MethodSource("roundTrip")
  void writesWhatSystemdReadsBack(List<String> row) {
    String value = row.get(1);

    assertThat(UnitQuoting.environment("K", value)).isEqualTo(row.get(2));
    assertThat(UnitQuoting.execWord(value, false, true)).isEqualTo(row.get(3));
    assertThat(UnitQuoting.execWord(value, false, false)).isEqualTo(row.get(4));
    assertThat(UnitQuoting.word(value)).isEqualTo(row.get(4));
    assertThat(UnitQuoting.canCarry(value)).isTrue();
  }

  @Test
  void escapesASemicolonThatOldSystemdsTakeForAnEndBetweenQuotesToo() {
    assertThat(UnitQuoting.execWord(";", false, true)).isEqualTo("\\;");
    assertThat(UnitQuoting.execWord(";;", false, true)).isEqualTo("\";;\"");
    assertThat(UnitQuoting.environment("K", ";")).isEqualTo("\"K=;\"");
    assertThat(UnitQuoting.word(";")).isEqualTo("\";\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abyz", "ABYZ", "0189", "_@%+=:,./^~-", ""})
  void leavesPlainTextBare(String text) {
    assertThat(UnitQuoting.needsQuotes(text)).isFalse();
  }

  @Test
  void quotesEveryOtherCharacter() {
    for (char c = 1; c < 0x100; c++) {
      boolean plain = UnitText.isAlphanumeric(c) || "_@%+=:,./^~-".indexOf(c) >= 0;
      assertThat(UnitQuoting.needsQuotes("a" + c)).as("U+%04X", (int) c).isEqualTo(!plain);
    }
  }

  @Test
  void escapesWhatQuotesDoNotProtect() {
    assertThat(UnitQuoting.escape("a\\\"%$'\n\t\r\u0001\u001f\u007f\u0080 é"))
        .isEqualTo("a\\\\\\\"%%$'\\n\\t\\r\\x01\\x1f\\x7f\u0080 é");
  }

  @Test
  void keepsSpecifiersBetweenLiteralText() {
    List<Piece> pieces = List.of(new Text("w-"), new Specifier('i'), new Text("%"));

    assertThat(UnitQuoting.word(pieces)).isEqualTo("w-%i%%");
    assertThat(UnitQuoting.environment("K", pieces)).isEqualTo("K=w-%i%%");
    assertThat(UnitQuoting.execWord(List.of(new Specifier('i'), new Text(" $")), false, true))
        .isEqualTo("\"%i $$\"");
    assertThat(UnitQuoting.execWord(List.of(new Text("$"), new Text("{A}")), false, true))
        .isEqualTo("\"$${A}\"");
    assertThat(UnitQuoting.word(List.of())).isEqualTo("\"\"");
    assertThat(UnitQuoting.word(List.of(new Specifier('i')))).isEqualTo("%i");
  }

  @ParameterizedTest
  @ValueSource(chars = {'%', ' ', '-', 'ä', '_'})
  void knowsNoSpecifierThatIsNotALetterOrDigit(char letter) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Specifier(letter));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "a\0b",
        "\ud800",
        "\udc80",
        "\udcff",
        "\udfff",
        "\ufdd0",
        "\ufdef",
        "\ufffe",
        "\uffff",
        "\ud83f\udffe",
        "\ud83f\udfff",
        "\udbff\udffe"
      })
  void refusesWhatAUnitFileCannotCarry(String text) {
    assertThat(UnitQuoting.canCarry(text)).isFalse();
    assertThat(UnitQuoting.canRaw(text)).isFalse();
    assertThat(UnitQuoting.canProgram("/" + text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> UnitQuoting.word(text));
    assertThatIllegalArgumentException().isThrownBy(() -> UnitQuoting.environment("K", text));
    assertThatIllegalArgumentException().isThrownBy(() -> UnitQuoting.rawValue(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\u0001", "\ufdcf\ufdf0", "\ufffd", "😀", "\udbff\udffd"})
  void carriesAllElse(String text) {
    assertThat(UnitQuoting.canCarry(text)).isTrue();
  }

  @Test
  void refusesAVariableNameThatSystemdDrops() {
    assertThatIllegalArgumentException().isThrownBy(() -> UnitQuoting.environment("a-b", "1"));
  }

  @ParameterizedTest
  @CsvSource({
    "/bin/x,/bin/x",
    "x,x",
    "'/a b','\"/a b\"'",
    "/a%b,/a%%b",
    "/a$b,'\"/a$b\"'",
    "'/a;b','\"/a;b\"'",
    "/ä,'\"/ä\"'",
    "'#x','\"#x\"'",
    "/a/..,/a/..",
    "[,'\"[\"'"
  })
  void writesAProgram(String program, String written) {
    assertThat(UnitQuoting.canProgram(program)).isTrue();
    assertThat(UnitQuoting.execWord(program, true, true)).isEqualTo(written);
    assertThat(UnitQuoting.execWord(program, true, false)).isEqualTo(written);
    assertThat(ExecLine.read(written).commands())
        .singleElement()
        .extracting(c -> Specifiers.expand(c.program().value(), Map.of()).text())
        .isEqualTo(Optional.of(program));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-x",
        "@x",
        ":x",
        "+x",
        "!x",
        "|x",
        ";",
        "./x",
        "a/b",
        ".",
        "..",
        "/a/",
        "/",
        "/a\"b",
        "/a'b",
        "/a\\b",
        "/a\nb",
        "/a\u007fb"
      })
  void refusesWhatCannotBeAProgram(String program) {
    assertThat(UnitQuoting.canProgram(program)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnitQuoting.execWord(program, true, true));
  }

  @Test
  void looksAtAProgramWithSpecifiersAsFarAsItCan() {
    List<Piece> home = List.of(new Specifier('h'), new Text("/bin/x"));
    List<Piece> name = List.of(new Text("x-"), new Specifier('i'));

    assertThat(UnitQuoting.execWord(home, true, true)).isEqualTo("%h/bin/x");
    assertThat(UnitQuoting.execWord(name, true, true)).isEqualTo("x-%i");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> UnitQuoting.execWord(List.of(new Text("-"), new Specifier('i')), true, true));
  }

  @ParameterizedTest
  @CsvSource({
    "/a,false",
    "/a$b,false",
    "/a$,false",
    "/a${b}c,true",
    "/a$$b,true",
    "$a,true",
    "a$b,false",
    "/a${b,false",
    "/a${b:-c},false"
  })
  void saysWhenAProgramRunsUnderAnotherName(String program, boolean changes) {
    assertThat(UnitQuoting.dollarChangesArgv0(program)).isEqualTo(changes);
  }

  @ParameterizedTest
  @CsvSource({
    "/a b,/a b",
    "a%b,a%%b",
    "\"a\",\"a\"",
    "a\\b,a\\b",
    "a\\\\,a\\\\",
    "# a,# a",
    "$a,$a",
    "a\tb,a\tb",
    "[S],[S]",
    "'\\,','\\,'"
  })
  void writesARawValue(String value, String written) {
    assertThat(UnitQuoting.canRaw(value)).isTrue();
    assertThat(UnitQuoting.rawValue(value)).isEqualTo(written);
    assertThat(Tables.value(written)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", " a", "a ", "\ta", "a\t", "a\nb", "a\rb", "a\u0001", "\u007f", "a\\", "a\\\\\\"
      })
  void refusesARawValueThatWouldNotComeBack(String value) {
    assertThat(UnitQuoting.canRaw(value)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> UnitQuoting.rawValue(value));
  }
}
