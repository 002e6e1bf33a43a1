package io.github.unitgen.syntax.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OffsetMapTest {
  @Property(tries = 200)
  void agreesWithTheStringWhereverItIsAsked(@ForAll String text, @ForAll int[] indices) {
    OffsetMap map = new OffsetMap(text);
    int length = text.codePointCount(0, text.length());
    for (int index : indices) {
      int within = Math.floorMod(index, length + 1);
      assertThat(map.of(within)).isEqualTo(text.offsetByCodePoints(0, within));
    }
  }

  @Test
  void goesBackAndForth() {
    OffsetMap map = new OffsetMap("a😀b😀c");
    assertThat(map.of(4)).isEqualTo(6);
    assertThat(map.of(1)).isEqualTo(1);
    assertThat(map.of(2)).isEqualTo(3);
    assertThat(map.of(2)).isEqualTo(3);
  }

  @Test
  void staysInsideTheText() {
    assertThat(new OffsetMap("ab").of(5)).isEqualTo(2);
    assertThat(new OffsetMap("😀").of(5)).isEqualTo(2);
  }
}
