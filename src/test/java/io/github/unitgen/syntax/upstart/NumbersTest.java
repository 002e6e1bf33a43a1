package io.github.unitgen.syntax.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values are those of strtol(3) and strtoul(3) of a 64-bit glibc. */
class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "'',0",
    "0,0",
    "-0,0",
    "+5,5",
    "-5,-5",
    "007,7",
    "10,10",
    "9223372036854775807,9223372036854775807",
    "-9223372036854775808,-9223372036854775808"
  })
  void readsSignedNumbers(String text, long value) {
    assertThat(Numbers.signed(text)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {" 5", "\t5", "\n5", "\u000b5", "\f5", "\r5", " \t 5"})
  void skipsWhatTheCLocaleCallsSpace(String text) {
    assertThat(Numbers.signed(text)).hasValue(5);
    assertThat(Numbers.unsigned(text, 10)).hasValue(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "+",
        "-",
        "x",
        "5x",
        "5 ",
        "0x5",
        "1.5",
        "- 5",
        "--5",
        "\u00085",
        "\u000e5",
        "\u00a05",
        "٣",
        "/",
        ":",
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "-18446744073709551615",
        "18446744073709551616",
        "99999999999999999999999"
      })
  void refusesWhatIsNoSignedNumber(String text) {
    assertThat(Numbers.signed(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',10,0",
    "10,8,8",
    "777,8,511",
    "-1,10,-1",
    "-18446744073709551615,10,1",
    "18446744073709551615,10,-1",
    "1777777777777777777777,8,-1"
  })
  void readsUnsignedNumbers(String text, int base, long value) {
    assertThat(Numbers.unsigned(text, base)).hasValue(value);
  }

  @ParameterizedTest
  @CsvSource({
    "8,8",
    "78,8",
    "x,10",
    "-,10",
    "18446744073709551616,10",
    "-18446744073709551616,10",
    "18446744073709551620,10",
    "2000000000000000000000,8"
  })
  void refusesWhatIsNoUnsignedNumber(String text, int base) {
    assertThat(Numbers.unsigned(text, base)).isEmpty();
  }

  @Test
  void cutsLongsToInts() {
    assertThat(Numbers.asInt(OptionalLong.of(4_294_967_301L))).hasValue(5);
    assertThat(Numbers.asInt(OptionalLong.of(2_147_483_648L))).hasValue(-2_147_483_648L);
    assertThat(Numbers.asInt(OptionalLong.empty())).isEmpty();
  }
}
