package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlParser;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OverlayTest {
  @Test
  void mergesMapsKeyByKey() {
    assertThat(merged("{a: {x: 1, y: {p: 1}}, b: 2}", "{c: 3, a: {y: {q: 2}, z: 4}}"))
        .isEqualTo("{a: {x: 1, y: {p: 1, q: 2}, z: 4}, b: 2, c: 3}");
  }

  @Test
  void replacesAllElse() {
    assertThat(merged("{a: [1, 2], b: {x: 1}, c: 1}", "{a: [3], b: 5, c: {y: 2}}"))
        .isEqualTo("{a: [3], b: 5, c: {y: 2}}");
  }

  @Test
  void removesWhatIsNull() {
    assertThat(merged("{a: 1, b: {x: 1, y: 2}, c: [1]}", "{a: ~, b: {x: null}, c:}"))
        .isEqualTo("{b: {y: 2}}");
  }

  @Test
  void keepsANullThatRemovesNothing() {
    assertThat(merged("{a: 1}", "{b: ~}")).isEqualTo("{a: 1, b: ~}");
    assertThat(merged("{a: ~}", "{a: ~}")).isEqualTo("{}");
    assertThat(merged("{a: ~}", "{a: 1}")).isEqualTo("{a: 1}");
  }

  @Test
  void keepsThePlaceOfEachValue() {
    Mapping merged = merge("{a: 1, b: 2}", "{b: 3}");
    assertThat(merged.entries().get(0).value().at().source().name()).isEqualTo("below");
    Entry replaced = merged.entries().get(1);
    assertThat(replaced.key().at().source().name()).isEqualTo("above");
    assertThat(replaced.value().at().source().name()).isEqualTo("above");
    assertThat(merged.at().source().name()).isEqualTo("above");
  }

  private static Mapping merge(String below, String above) {
    return Overlay.merge(map("below", below), map("above", above));
  }

  private static Mapping map(String name, String text) {
    return (Mapping) YamlParser.parse(new Source(name, text)).value().orElseThrow();
  }

  private static String merged(String below, String above) {
    return show(merge(below, above));
  }

  private static String show(YamlNode node) {
    return node instanceof Mapping map
        ? map.entries().stream()
            .map(entry -> entry.key().text() + ": " + show(entry.value()))
            .collect(Collectors.joining(", ", "{", "}"))
        : node.at().text();
  }
}
