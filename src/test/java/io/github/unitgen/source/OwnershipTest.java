package io.github.unitgen.source;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipTest {
  private static final String BODY = "description \"the shop\"\n";
  private static final String FILE = Ownership.stamp("workers.yml", "workers", BODY);

  @Test
  void theLineIsThePublishedOne() {
    // printf 'description "the shop"\n' | sha256sum
    assertThat(FILE)
        .isEqualTo(
            "# Rendered by unitgen from workers.yml for group workers;"
                + " edit that, not this: sha256 32977161ae8f5053\n"
                + BODY);
  }

  @Test
  void whatIsStampedIsOursAndIntact() {
    assertThat(of(FILE)).contains(new Ownership("workers.yml", "workers", true));
    assertThat(of(Ownership.stamp("m.yml", "g", ""))).contains(new Ownership("m.yml", "g", true));
  }

  @Test
  void onlyTheBaseNameOfTheManifestIsWritten() {
    assertThat(Ownership.stamp("/srv/shop/workers.yml", "workers", BODY)).isEqualTo(FILE);
  }

  @Test
  void aManifestNamedLikeTheLineItselfKeepsItsName() {
    String name = "a for group b; edit that, not this: sha256 0123456789abcdef for group c";
    assertThat(of(Ownership.stamp(name, "workers", BODY)))
        .contains(new Ownership(name, "workers", true));
  }

  @Test
  void unprintableCharactersOfTheManifestAreEscapedSoThatTheLineIsOne() {
    String text = Ownership.stamp("a\nb\r\u2028\u202e\uDC80é.yml", "workers", BODY);
    assertThat(text)
        .startsWith(
            "# Rendered by unitgen from a\\u{a}b\\u{d}\\u{2028}\\u{202e}\\u{dc80}é.yml for group");
    assertThat(of(text).orElseThrow().intact()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\tb", "a\nb", "a\u00a0b", "a\u0000b"})
  void aGroupWithBlanksIsABug(String group) {
    assertThatThrownBy(() -> Ownership.stamp("m.yml", group, BODY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLineTooLongToBeFoundAgainIsABug() {
    assertThatThrownBy(() -> Ownership.stamp("m".repeat(9000), "g", BODY))
        .isInstanceOf(IllegalArgumentException.class);
    String longest = "\u0001".repeat(255);
    assertThat(of(Ownership.stamp(longest, "g".repeat(255), BODY)).orElseThrow().intact()).isTrue();
  }

  @Test
  void aLineTooLongForTheHeadIsNotOurs() {
    assertThat(of(FILE.replaceFirst("workers.yml", "w".repeat(9000)))).isEmpty();
  }

  @Test
  void anyEditOfTheBodyIsSeen() {
    assertThat(of(FILE + "x").orElseThrow().intact()).isFalse();
    assertThat(of(FILE.substring(0, FILE.length() - 1)).orElseThrow().intact()).isFalse();
    assertThat(of(FILE.replace("shop", "Shop")).orElseThrow().intact()).isFalse();
  }

  @Test
  void carriageReturnsAndAByteOrderMarkMakeItOursButChanged() {
    assertThat(of(FILE.replace("\n", "\r\n")))
        .contains(new Ownership("workers.yml", "workers", false));
    assertThat(of("\uFEFF" + FILE)).contains(new Ownership("workers.yml", "workers", false));
    assertThat(of(FILE.replaceFirst("\n", "\r\n")).orElseThrow().intact()).isFalse();
  }

  @Test
  void aLineWithoutItsEndIsNotIntact() {
    String line = Ownership.stamp("m.yml", "g", "");
    assertThat(of(line.stripTrailing()).orElseThrow().intact()).isFalse();
  }

  @Test
  void whatOnlyLooksLikeTheLineIsNotOurs() {
    assertThat(of("")).isEmpty();
    assertThat(of("# Rendered by unitgen from ")).isEmpty();
    assertThat(of("\n" + FILE)).isEmpty();
    assertThat(of(" " + FILE)).isEmpty();
    assertThat(of(FILE.substring(1))).isEmpty();
    assertThat(of(FILE.replaceFirst("\n", " \n"))).isEmpty();
    assertThat(
            of(
                "# Rendered by unitgen from for group g; edit that, not this: sha256 "
                    + "0".repeat(16)))
        .isEmpty();
    assertThat(
            of(
                "# Rendered by unitgen from m for group a b; edit that, not this: sha256 "
                    + "0".repeat(16)))
        .isEmpty();
    assertThat(
            of(
                "# Rendered by unitgen from m\u001b[2J for group g; edit that, not this: sha256 "
                    + "0".repeat(16)))
        .isEmpty();
    assertThat(Ownership.of(FILE.getBytes(UTF_16))).isEmpty();
    assertThat(Ownership.of(new byte[100_000])).isEmpty();
  }

  @Test
  void theHashIsOfBytesSoInvalidOnesCountToo() {
    String text = Ownership.stamp("m.yml", "g", "a\uDCFFb\n");
    byte[] bytes = Source.encode(text);
    assertThat(Ownership.of(bytes).orElseThrow().intact()).isTrue();
    bytes[bytes.length - 3] = (byte) 0xFE;
    assertThat(Ownership.of(bytes).orElseThrow().intact()).isFalse();
  }

  @Property
  void anyBytesGiveAnAnswer(@ForAll byte[] content) {
    assertThat(Ownership.of(content)).isNotNull();
  }

  @Property
  void everyCutOfAFileIsForeignOrNotIntact(
      @ForAll String body, @ForAll @AlphaChars @NotEmpty String group) {
    byte[] whole = Ownership.stamp("m.yml", group, body).getBytes(UTF_8);
    for (int i = 0; i < whole.length; i++) {
      Optional<Ownership> cut = Ownership.of(Arrays.copyOf(whole, i));
      assertThat(cut.filter(Ownership::intact)).isEmpty();
    }
  }

  @Property
  void everyNameAndBodyIsFoundAgain(
      @ForAll String manifest, @ForAll @AlphaChars @NotEmpty String group, @ForAll String body) {
    Optional<Ownership> found = of(Ownership.stamp(manifest, group, body));
    assertThat(found.orElseThrow().intact()).isTrue();
    assertThat(found.orElseThrow().group()).isEqualTo(group);
  }

  private static Optional<Ownership> of(String text) {
    return Ownership.of(Source.encode(text));
  }
}
