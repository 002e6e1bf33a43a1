package io.github.unitgen.manifest;

import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/** A value for people: as it is written, lists and maps as YAML has them in one line. */
final class OneLine {
  private OneLine() {}

  static String of(YamlNode node) {
    return of(node, false);
  }

  private static String of(YamlNode node, boolean inside) {
    List<String> items = new ArrayList<>();
    if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> items.add(of(item, true)));
      return "[" + String.join(", ", items) + "]";
    }
    if (node instanceof Mapping map) {
      for (Entry entry : map.entries()) {
        items.add(entry.key().text() + ": " + of(entry.value(), true));
      }
      return items.isEmpty() ? "{}" : "{ " + String.join(", ", items) + " }";
    }
    String text = node instanceof Scalar scalar ? scalar.text() : "";
    boolean edges = text.isEmpty() || !text.equals(text.strip());
    boolean parts = inside && text.chars().anyMatch(c -> ",:[]{}\"".indexOf(c) >= 0);
    return edges || parts ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : text;
  }
}
