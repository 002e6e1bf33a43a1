package io.github.unitgen.syntax.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.UnitWords.Kind;
import io.github.unitgen.syntax.systemd.UnitWords.Problem;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitWordsTest {
  @Test
  void splitsAtBlanksAndTakesQuotesOff() {
    UnitWords read = UnitWords.read(" a \t\"b c\"  d'e \"f'\"\" ''", Escapes.STRICT);

    assertThat(read.words())
        .containsExactly(
            new Word("a", new Span(1, 2), false),
            new Word("b c", new Span(4, 9), true),
            new Word("de \"f", new Span(11, 20), true),
            new Word("", new Span(21, 23), true));
    assertThat(read.values()).containsExactly("a", "b c", "de \"f", "");
    assertThat(read.warnings()).isEmpty();
    assertThat(read.failure()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyValueHasNoWords(Escapes escapes) {
    assertThat(UnitWords.read(" \t\r\n", escapes).words()).isEmpty();
    assertThat(UnitWords.read("", escapes).words()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "\\a,07",
    "\\b,08",
    "\\f,0c",
    "\\n,0a",
    "\\r,0d",
    "\\t,09",
    "\\v,0b",
    "\\s,20",
    "\\\\,5c",
    "'\\\"',22",
    "\\x41,41",
    "\\x4a,4a",
    "\\x4A,4a",
    "\\x01,01",
    "\\x7f,7f",
    "\\101,41",
    "\\001,01",
    "\\177,7f",
    "\\u0041,41",
    "\\u00e4,e4",
    "\\uFFFF,ffff",
    "\\u0001,1",
    "\\U00000041,41",
    "\\U0001F600,1f600",
    "\\U0010fffd,10fffd"
  })
  void unescapes(String written, String point) {
    String expected = Character.toString(Integer.parseInt(point, 16));

    assertThat(UnitWords.read("-" + written + "-", Escapes.STRICT).values())
        .containsExactly("-" + expected + "-");
    assertThat(UnitWords.read("\"-" + written + "-\"", Escapes.LENIENT).values())
        .containsExactly("-" + expected + "-");
  }

  @Test
  void unescapesASingleQuote() {
    assertThat(UnitWords.read("'a\\'b'", Escapes.STRICT).values()).containsExactly("a'b");
  }

  @ParameterizedTest
  @CsvSource({
    "\\x80,\udc80",
    "\\xff,\udcff",
    "\\377,\udcff",
    "\\200,\udc80",
    "\\xc3\\xa4,ä",
    "\\303\\244,ä",
    "\\xc3-\\xa4,\udcc3-\udca4",
    "\\xf0\\x9f\\x98\\x80,😀",
    "\\xa4\\xc3\\xa4,\udca4ä",
    "é€\\xff😀\\x80,é€\udcff😀\udc80",
    "\\ud800,\udced\udca0\udc80",
    "\\udfff,\udced\udcbf\udcbf",
    "\\ud7ff,\ud7ff",
    "\\ue000,\ue000"
  })
  void holdsEscapedBytesAsTheSourceHoldsThem(String written, String value) {
    assertThat(UnitWords.read("a" + written + "b", Escapes.STRICT).values())
        .containsExactly("a" + value + "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\q",
        "\\$",
        "\\;",
        "\\x",
        "\\x4",
        "\\x4g",
        "\\xg4",
        "\\x00",
        "\\000",
        "\\400",
        "\\777",
        "\\08",
        "\\1",
        "\\18x",
        "\\118",
        "\\8",
        "\\u12",
        "\\u004",
        "\\u0000",
        "\\u00g0",
        "\\U0000004",
        "\\U00000000",
        "\\U00110000",
        "\\U0000fffe",
        "\\U0000fdd0",
        "\\U0000d800",
        "\\UFFFFFFFF",
        "\\U80000000",
        "\\U100000041",
        "\\x\u0661\u0661",
        "\\xFG",
        "\\x:0",
        "\\x/0",
        "\\x@0",
        "\\x`0",
        "\\é",
        "\\X41",
        "\\A"
      })
  void failsAtWhatIsNoEscapeOrKeepsItWithAWarning(String written) {
    Span at = new Span(3, 5);

    UnitWords strict = UnitWords.read("a -" + written, Escapes.STRICT);
    assertThat(strict.values()).containsExactly("a");
    assertThat(strict.failure()).contains(new Problem(Kind.BAD_ESCAPE, at));
    assertThat(strict.warnings()).isEmpty();

    UnitWords lenient = UnitWords.read("a -" + written + " b", Escapes.LENIENT);
    assertThat(lenient.values()).containsExactly("a", "-" + written, "b");
    assertThat(lenient.warnings()).containsExactly(new Problem(Kind.BAD_ESCAPE, at));
    assertThat(lenient.failure()).isEmpty();
  }

  @Test
  void keepsABackslashAtTheEndOutsideQuotesOnly() {
    UnitWords bare = UnitWords.read("a\\", Escapes.LENIENT);
    assertThat(bare.values()).containsExactly("a\\");
    assertThat(bare.warnings()).containsExactly(new Problem(Kind.BAD_ESCAPE, new Span(1, 2)));

    UnitWords quoted = UnitWords.read("b \"a\\", Escapes.LENIENT);
    assertThat(quoted.values()).containsExactly("b");
    assertThat(quoted.warnings()).isEmpty();
    assertThat(quoted.failure()).contains(new Problem(Kind.UNBALANCED_QUOTE, new Span(2, 3)));

    assertThat(UnitWords.read("a\\", Escapes.STRICT).failure())
        .contains(new Problem(Kind.BAD_ESCAPE, new Span(1, 2)));
  }

  @ParameterizedTest
  @EnumSource
  void failsAtAQuoteThatIsNotClosed(Escapes escapes) {
    UnitWords read = UnitWords.read("a b'c \"d\" e", escapes);

    assertThat(read.values()).containsExactly("a");
    assertThat(read.failure()).contains(new Problem(Kind.UNBALANCED_QUOTE, new Span(3, 4)));
  }

  @Test
  void leavesBackslashesAloneWhereASettingDoes() {
    UnitWords read = UnitWords.read("a\\x2db \"c\\\" d\\", Escapes.NONE);

    assertThat(read.values()).containsExactly("a\\x2db", "c\\", "d\\");
    assertThat(read.failure()).isEmpty();
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void aKeptEscapeTakesTheBlankBehindItIntoTheWord() {
    assertThat(UnitWords.read("a\\ b", Escapes.LENIENT).words())
        .containsExactly(new Word("a\\ b", new Span(0, 4), false));
  }
}
