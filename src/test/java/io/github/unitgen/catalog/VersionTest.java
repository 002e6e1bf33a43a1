package io.github.unitgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.UpstartVersions.Stanza;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }

  @Test
  void isOrderedNumberByNumber() {
    List<String> ordered = List.of("0.6.5", "0.9.7", "1.3", "1.4", "1.5", "1.10", "1.12.1", "1.13");
    assertThat(ordered.stream().map(VersionTest::version).sorted().map(Version::toString))
        .containsExactlyElementsOf(ordered);
    assertThat(version("1.13")).isEqualByComparingTo(version("1.13.0"));
    assertThat(version("1.5").isBefore(version("1.12"))).isTrue();
    assertThat(version("1.5").isBefore(version("1.5"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.", ".1", "1..2", "a", "1.a", "-1", "12345", "1.2.3.4.5", "١"})
  void isNumbersBetweenDots(String text) {
    assertThat(Version.parse(text)).isEmpty();
  }

  @Test
  void anUpstartKnowsTheStanzasOfItsVersion() {
    UpstartVersions lucid = new UpstartVersions(version("0.6.5"), version("1.5"));
    UpstartVersions precise = new UpstartVersions(version("1.5"), version("1.5"));
    assertThat(lucid.know(Stanza.SETUID)).isFalse();
    assertThat(precise.know(Stanza.SETUID)).isTrue();
    assertThat(precise.know(Stanza.USAGE)).isTrue();
    assertThat(precise.know(Stanza.RELOAD_SIGNAL)).isFalse();
    assertThat(UpstartVersions.NEWEST.know(Stanza.CGROUP)).isTrue();
    assertThat(lucid).hasToString("Upstart 0.6.5 to 1.5");
    assertThat(precise).hasToString("Upstart 1.5");
  }
}
