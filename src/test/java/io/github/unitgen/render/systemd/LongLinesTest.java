package io.github.unitgen.render.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LongLinesTest {
  private static int bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8).length;
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
            "word", "#", ";", "\\\\", "\"a  b\"", "é", "😀", "\t", " ", "long".repeat(99))
        .list()
        .ofMinSize(1)
        .ofMaxSize(800)
        .map(words -> "v" + String.join(" ", words) + "v");
  }

  @Property(tries = 300)
  void aBrokenLineIsReadAsTheSameValueAndEachPieceFits(@ForAll("values") String value) {
    String unit = "[Service]\nExecStart=" + value + "\nNice=1\n";
    String fitted = LongLines.fit(unit);
    UnitFile read = UnitParser.parse(new Source("", fitted));
    assertThat(read.last("Service", "ExecStart").orElseThrow().value()).isEqualTo(value);
    assertThat(read.last("Service", "Nice")).isPresent();
    assertThat(fitted.lines().allMatch(line -> bytes(line) <= 2046))
        .isEqualTo(LongLines.canFit(unit));
    if (LongLines.canFit(unit)) {
      assertThat(LongLines.fit(fitted)).isEqualTo(fitted);
    }
    if (bytes(value) < 1000) {
      assertThat(fitted).isEqualTo(unit);
    }
  }

  @Example
  void aLineOfJustTheLengthStays() {
    String line = "A=" + "b ".repeat(1021) + "bb";
    assertThat(bytes(line)).isEqualTo(2046);
    assertThat(LongLines.fit(line)).isEqualTo(line);
    assertThat(LongLines.fit(line + "é").lines()).hasSize(2);
  }

  @Example
  void aCharacterCountsAsManyBytesAsItHas() {
    for (String c : new String[] {"é", "\u07ff", "€", "\u0800", "😀"}) {
      int fitting = 2043 / bytes(c); // of 2046, without "A=" and the backslash
      String line = "A=" + c.repeat(fitting) + " b " + "x".repeat(9);
      assertThat(LongLines.fit(line).lines()).as(c).hasSize(2).allMatch(l -> bytes(l) <= 2046);
      String longer = "A=" + c.repeat(fitting + 1) + " b";
      assertThat(LongLines.canFit(longer)).as(c).isFalse();
    }
  }

  @Example
  void noPieceBeginsLikeACommentOrWithABlank() {
    String line = "A=" + "x".repeat(2000) + " a #" + "y".repeat(100) + "  ;z";
    assertThat(LongLines.fit(line).lines())
        .containsExactly("A=" + "x".repeat(2000) + "\\", "a #" + "y".repeat(100) + "  ;z");
  }

  @Example
  void aLineWithoutABlankCannotFit() {
    assertThat(LongLines.canFit("A=" + "x".repeat(2045))).isFalse();
    assertThat(LongLines.canFit("A=" + "x".repeat(2044))).isTrue();
  }
}
