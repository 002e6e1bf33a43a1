package io.github.unitgen.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoTest {
  @Test
  void eachTypeIsMadeOnce() {
    Memo memo = new Memo();
    assertThat(memo.of(String.class, () -> "first")).isEqualTo("first");
    assertThat(memo.of(String.class, () -> "second")).isEqualTo("first");
    assertThat(memo.of(Integer.class, () -> 1)).isEqualTo(1);
  }

  @Test
  void whatWasMadeIsNoPartOfTheValue() {
    Memo used = new Memo();
    used.of(String.class, () -> "made");
    assertThat(used).isEqualTo(new Memo()).hasSameHashCodeAs(new Memo()).isNotEqualTo("made");
    assertThat(used).hasToString("");
  }
}
