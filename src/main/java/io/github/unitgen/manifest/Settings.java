package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Style;
import io.github.unitgen.syntax.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns {@code processes.sidekiq.count=4} into a layer to lay over a manifest. */
public final class Settings {
  private Settings() {}

  /**
   * {@code setting} as it was given after {@code option}, whose name reports show as the file. Dots
   * part the keys ({@code \.} is a dot in a key); the value is taken as it is written, {@code null}
   * removes, and one that begins with a bracket, brace or quote is read as YAML.
   */
  public static Parsed<YamlNode> layer(String option, String setting) {
    Source source = new Source(option, setting);
    int equals = setting.indexOf('=');
    if (equals <= 0) {
      return failed(
          ManifestRule.SCHEMA_VIOLATION.error(
              source.whole(),
              "expected KEY=VALUE",
              "write a setting such as processes.sidekiq.count=4"));
    }
    List<Scalar> path = path(source, equals);
    if (path.stream().anyMatch(key -> key.text().isEmpty())) {
      return failed(
          ManifestRule.SCHEMA_VIOLATION.error(
              source.place(0, equals),
              "empty key between dots",
              "separate keys with dots; use \\. for a literal dot"));
    }
    Parsed<YamlNode> value = value(source, equals + 1);
    return new Parsed<>(value.value().map(node -> nest(source, path, node)), value.problems());
  }

  private static List<Scalar> path(Source source, int end) {
    List<Scalar> path = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    int start = 0;
    String text = source.text();
    for (int i = 0; i <= end; i++) {
      if (i == end || text.charAt(i) == '.') {
        path.add(new Scalar(source.place(start, i), key.toString(), Style.PLAIN));
        key.setLength(0);
        start = i + 1;
      } else if (text.charAt(i) == '\\' && i + 1 < end && text.charAt(i + 1) == '.') {
        key.append('.');
        i++;
      } else {
        key.append(text.charAt(i));
      }
    }
    return path;
  }

  private static Parsed<YamlNode> value(Source source, int from) {
    String text = source.text();
    char first = from < text.length() ? text.charAt(from) : ' ';
    if ("[{\"'".indexOf(first) >= 0) {
      return YamlParser.parse(source, from);
    }
    // An empty value is an empty text: `null` is there to remove.
    Style style = from == text.length() ? Style.SINGLE_QUOTED : Style.PLAIN;
    return new Parsed<>(
        Optional.of(new Scalar(source.place(from, text.length()), text.substring(from), style)),
        List.of());
  }

  private static YamlNode nest(Source source, List<Scalar> path, YamlNode value) {
    YamlNode node = value;
    for (int i = path.size() - 1; i >= 0; i--) {
      node = new Mapping(source.whole(), List.of(new Entry(path.get(i), node)));
    }
    return node;
  }

  private static Parsed<YamlNode> failed(Diagnostic problem) {
    return new Parsed<>(Optional.empty(), List.of(problem));
  }
}
