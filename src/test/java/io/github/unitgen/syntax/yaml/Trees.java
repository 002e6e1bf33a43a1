package io.github.unitgen.syntax.yaml;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.stream.Collectors;

/** Trees and problems as short texts. */
final class Trees {
  private Trees() {}

  static YamlNode parse(String text) {
    Parsed<YamlNode> parsed = YamlParser.parse(new Source("m", text));
    if (!parsed.problems().isEmpty()) {
      throw new AssertionError(problems(text).toString());
    }
    return parsed.value().orElseThrow();
  }

  /** The values alone: JSON but for the quotes. */
  static String values(YamlNode node) {
    if (node instanceof Mapping map) {
      return map.entries().stream()
          .map(entry -> entry.key().text() + ": " + values(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof Sequence list) {
      return list.items().stream().map(Trees::values).collect(Collectors.joining(", ", "[", "]"));
    }
    Scalar scalar = (Scalar) node;
    return scalar.isNull() ? "null" : scalar.text().replace("\n", "⏎");
  }

  /** Every node with what is written at its place, the outer first. */
  static String places(YamlNode node) {
    String own = "‹" + node.at().text() + "›";
    if (node instanceof Mapping map) {
      return own
          + map.entries().stream()
              .map(entry -> places(entry.key()) + places(entry.value()))
              .collect(Collectors.joining());
    }
    if (node instanceof Sequence list) {
      return own + list.items().stream().map(Trees::places).collect(Collectors.joining());
    }
    return own;
  }

  /** {@code line:column ‹what is marked› message}. */
  static List<String> problems(String text) {
    return YamlParser.parse(new Source("m", text)).problems().stream().map(Trees::problem).toList();
  }

  private static String problem(Diagnostic problem) {
    Source.Position at = problem.at().source().at(problem.at().span().start());
    String marked = problem.at().text();
    return at.line() + ":" + at.column() + " ‹" + marked + "› " + problem.message();
  }
}
