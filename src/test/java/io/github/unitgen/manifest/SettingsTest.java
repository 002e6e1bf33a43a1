package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  /** The keys, then the value. */
  private static List<String> written(String setting) {
    YamlNode node = Settings.layer("--set", setting).value().orElseThrow();
    List<String> written = new ArrayList<>();
    while (node instanceof Mapping map && map.at().span().start() == 0) {
      Entry entry = map.entries().get(0);
      written.add(entry.key().text() + "@" + entry.key().at().text());
      node = entry.value();
    }
    written.add(node.at().text());
    return written;
  }

  @Test
  void partsKeysAtDots() {
    assertThat(written("processes.web.count=4"))
        .containsExactly("processes@processes", "web@web", "count@count", "4");
    assertThat(written("a\\.b.c\\d=x.y=z")).containsExactly("a.b@a\\.b", "c\\d@c\\d", "x.y=z");
  }

  @Test
  void takesTheValueAsItIsWritten() {
    assertThat(value("a= b # c ").text()).isEqualTo(" b # c ");
    assertThat(value("a=x: y").text()).isEqualTo("x: y");
    assertThat(value("a=null").isNull()).isTrue();
    assertThat(value("a=~").isNull()).isTrue();
    assertThat(value("a=").isNull()).isFalse();
    assertThat(value("a=").text()).isEmpty();
    assertThat(value("a=\"b\\n\"").text()).isEqualTo("b\n");
    assertThat(value("a='null'").isNull()).isFalse();
  }

  private static Scalar value(String setting) {
    Mapping layer = (Mapping) Settings.layer("--set", setting).value().orElseThrow();
    return (Scalar) layer.entries().get(0).value();
  }

  @Test
  void readsWhatBeginsWithABracketOrQuoteAsYaml() {
    assertThat(written("a.b=[x, {y: 1}]")).containsExactly("a@a", "b@b", "[x, {y: 1}]");
    assertThat(Settings.layer("--set", "a=[x").problems().get(0).message())
        .isEqualTo("this bracket is never closed");
    assertThat(Settings.layer("--set", "a=[x").value()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "=a", "a b"})
  void refusesWhatHasNoKeyAndValue(String setting) {
    Parsed<YamlNode> layer = Settings.layer("--count", setting);
    assertThat(layer.value()).isEmpty();
    assertThat(layer.problems().get(0).message()).isEqualTo("expected KEY=VALUE");
    assertThat(layer.problems().get(0).at().text()).isEqualTo(setting);
    assertThat(layer.problems().get(0).at().source().name()).isEqualTo("--count");
  }

  @ParameterizedTest
  @ValueSource(strings = {".a=1", "a.=1", "a..b=1", ".=1"})
  void refusesEmptyKeys(String setting) {
    Parsed<YamlNode> layer = Settings.layer("--set", setting);
    assertThat(layer.value()).isEmpty();
    assertThat(layer.problems().get(0).message()).isEqualTo("empty key between dots");
    assertThat(layer.problems().get(0).at().text() + "=1").isEqualTo(setting);
  }
}
