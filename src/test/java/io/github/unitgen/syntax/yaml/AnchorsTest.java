package io.github.unitgen.syntax.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An anchor, which nobody refers to, changes no value and no place, wherever it stands. */
class AnchorsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "every-key",
        "yaml-traps-as-text",
        "flow-and-block-scalars",
        "json",
        "comments-everywhere"
      })
  void changeNothing(String fixture) throws IOException {
    Path file = Path.of("test-fixtures", "manifest", "ok", fixture, "manifest.yml");
    String text = Files.readString(file);
    YamlNode root = Trees.parse(text);
    List<String> places = places(root);
    for (YamlNode node : nodes(root).filter(n -> !n.at().span().isEmpty()).toList()) {
      int start = node.at().span().start();
      String anchored = text.substring(0, start) + "&zz " + text.substring(start);
      assertThat(YamlParser.parse(new Source("m", anchored)).problems()).as(anchored).isEmpty();
      YamlNode tree = Trees.parse(anchored);
      assertThat(Trees.values(tree)).isEqualTo(Trees.values(root));
      assertThat(places(tree)).as(anchored).isEqualTo(places);
    }
  }

  /** What is written at each scalar, and each bracket that opens. */
  private static List<String> places(YamlNode root) {
    return nodes(root).map(node -> node.at().text()).map(AnchorsTest::opening).toList();
  }

  private static String opening(String text) {
    return text.startsWith("[") || text.startsWith("{") ? text.substring(0, 1) : text;
  }

  /** Scalars and bracketed values: in front of a block an anchor would be that of its key. */
  private static Stream<YamlNode> nodes(YamlNode node) {
    String text = node.at().text();
    boolean own = node instanceof YamlNode.Scalar || text.startsWith("[") || text.startsWith("{");
    Stream<YamlNode> inner = Stream.empty();
    if (node instanceof Mapping map) {
      inner = map.entries().stream().flatMap(e -> Stream.of(e.key(), e.value()));
    } else if (node instanceof Sequence list) {
      inner = list.items().stream();
    }
    return Stream.concat(own ? Stream.of(node) : Stream.empty(), inner.flatMap(AnchorsTest::nodes));
  }
}
