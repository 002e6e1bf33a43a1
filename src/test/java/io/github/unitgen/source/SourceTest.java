package io.github.unitgen.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
  @Property(tries = 500)
  void givesAnyBytesBack(@ForAll byte[] bytes) {
    Source source = Source.of("m", bytes);
    assertThat(Source.encode(source.text())).isEqualTo(bytes);
  }

  @Property(tries = 300)
  void givesBytesInAndAroundValidTextBack(@ForAll byte[] bytes, @ForAll String text) {
    byte[] valid = ("é\uFFFD😀" + text.replaceAll("\\p{Cs}", "")).getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[bytes.length + valid.length + bytes.length];
    System.arraycopy(bytes, 0, all, 0, bytes.length);
    System.arraycopy(valid, 0, all, bytes.length, valid.length);
    System.arraycopy(bytes, 0, all, bytes.length + valid.length, bytes.length);
    assertThat(Source.encode(Source.of("m", all).text())).isEqualTo(all);
  }

  @Test
  void readsValidTextAsItIs() {
    String text = "aé\u0800\uFFFD\uD7FF\uE000😀\uDBFF\uDFFF\u0000";
    Source source = Source.of("m", text.getBytes(StandardCharsets.UTF_8));
    assertThat(source.text()).isEqualTo(text);
    assertThat(source.firstInvalidByte()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "BF",
        "C0AF",
        "C1BF",
        "C3",
        "C328",
        "E0809F",
        "E282",
        "E28228",
        "EDA080",
        "EDBFBF",
        "F08080AF",
        "F0908D",
        "F09028BC",
        "F4908080",
        "F5808080",
        "FE",
        "FF"
      })
  void findsTheFirstByteThatIsNoUtf8(String hex) {
    byte[] bytes = new byte[2 + hex.length() / 2 + 1];
    bytes[0] = (byte) 0xC3;
    bytes[1] = (byte) 0xA9;
    for (int i = 0; i < hex.length(); i += 2) {
      bytes[2 + i / 2] = (byte) Integer.parseInt(hex.substring(i, i + 2), 16);
    }
    bytes[bytes.length - 1] = 'x';
    Source source = Source.of("m", bytes);
    assertThat(source.firstInvalidByte()).isEqualTo(1);
    assertThat(source.text()).startsWith("é").endsWith("x");
    assertThat((int) source.text().charAt(1)).isEqualTo(0xDC00 + (bytes[2] & 0xFF));
    assertThat(Source.encode(source.text())).isEqualTo(bytes);
  }

  @Test
  void doesNotTakeTheHalfOfAPairForAByte() {
    assertThat(new Source("m", "\uD83D\uDC80\uD83D\uDCFF").firstInvalidByte()).isEqualTo(-1);
    assertThat(new Source("m", "\uDC7F\uDD00").firstInvalidByte()).isEqualTo(-1);
    assertThat(new Source("m", "a\uDC80").firstInvalidByte()).isEqualTo(1);
    assertThat(new Source("m", "\uDCFF").firstInvalidByte()).isZero();
    assertThat(new Source("m", "a\uD83D").firstInvalidByte()).isEqualTo(-1);
  }

  @Test
  void countsLinesAndCodePoints() {
    Source source = new Source("m", "a😀b\nc\r\n\nd");
    assertThat(source.at(0)).isEqualTo(new Source.Position(1, 1));
    assertThat(source.at(3)).isEqualTo(new Source.Position(1, 3));
    assertThat(source.at(4)).isEqualTo(new Source.Position(1, 4));
    assertThat(source.at(5)).isEqualTo(new Source.Position(2, 1));
    assertThat(source.at(8)).isEqualTo(new Source.Position(3, 1));
    assertThat(source.at(9)).isEqualTo(new Source.Position(4, 1));
    assertThat(source.at(10)).isEqualTo(new Source.Position(4, 2));
  }

  @Test
  void givesLinesWithoutTheirTerminators() {
    Source source = new Source("m", "a\nb\r\n\r\nc\r");
    assertThat(source.line(1)).isEqualTo("a");
    assertThat(source.line(2)).isEqualTo("b");
    assertThat(source.line(3)).isEmpty();
    assertThat(source.line(4)).isEqualTo("c\r");
    assertThat(new Source("m", "").line(1)).isEmpty();
    assertThat(new Source("m", "\n").line(2)).isEmpty();
    assertThat(source.lineSpan(2)).isEqualTo(new Span(2, 3));
  }

  @Test
  void leavesAByteOrderMarkOutOfLineAndColumn() {
    Source source = new Source("m", "\uFEFFab\nc");
    assertThat(source.at(0)).isEqualTo(new Source.Position(1, 1));
    assertThat(source.at(1)).isEqualTo(new Source.Position(1, 1));
    assertThat(source.at(2)).isEqualTo(new Source.Position(1, 2));
    assertThat(source.at(4)).isEqualTo(new Source.Position(2, 1));
    assertThat(source.line(1)).isEqualTo("ab");
    assertThat(new Source("m", "a\n\uFEFFb").line(2)).isEqualTo("\uFEFFb");
    assertThat(new Source("m", "\uFEFF").line(1)).isEmpty();
  }

  @Property(tries = 300)
  void findsEachOffsetInItsLine(@ForAll String text) {
    Source source = new Source("m", text);
    for (int offset = 0; offset <= text.length(); offset++) {
      Source.Position at = source.at(offset);
      Span line = source.lineSpan(at.line());
      assertThat(offset).isGreaterThanOrEqualTo(line.start() - (at.line() == 1 ? 1 : 0));
      assertThat(at.column()).isPositive();
      assertThat(source.line(at.line())).doesNotContain("\n");
    }
  }

  @Test
  void placesTextAndSlicesIt() {
    Source source = new Source("m", "abc");
    assertThat(source.place(1, 2).text()).isEqualTo("b");
    assertThat(source.whole().text()).isEqualTo("abc");
    assertThat(source.slice(Span.at(2))).isEmpty();
    assertThat(source.name()).isEqualTo("m");
    assertThat(new Span(1, 3).length()).isEqualTo(2);
    assertThat(Span.at(1).isEmpty()).isTrue();
    assertThat(new Span(1, 3).isEmpty()).isFalse();
    assertThatThrownBy(() -> new Span(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Span(-1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aColumnDoesNotDependOnWhatWasAskedBefore() {
    String text = "k=é😀v😀\uD83Dx\n\uDE00y";
    for (int first = 0; first <= text.length(); first++) {
      for (int second = 0; second <= text.length(); second++) {
        Source asked = new Source("x", text);
        asked.at(first);
        assertThat(asked.at(second))
            .as(first + " before " + second)
            .isEqualTo(new Source("x", text).at(second));
      }
    }
  }
}
