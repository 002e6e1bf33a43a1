package io.github.unitgen.workspace.baseline;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Rules;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import io.github.unitgen.syntax.yaml.YamlParser;
import io.github.unitgen.workspace.baseline.Baseline.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a baseline. It is JSON, and so it is YAML, whose reader tells the place of a mistake. */
public final class BaselineReader {
  /** The version of the form. */
  public static final String FORMAT = "1";

  private static final String HELP = "run `--write-baseline` to rewrite the file";

  private final Set<Entry> entries = new HashSet<>();
  private Optional<Diagnostic> problem = Optional.empty();

  private BaselineReader() {}

  /** A baseline, or one problem with its place. Total: any text. */
  public static Parsed<Baseline> read(Source source) {
    Parsed<YamlNode> tree = YamlParser.parse(source);
    if (tree.hasErrors() || tree.value().isEmpty()) {
      return new Parsed<>(Optional.empty(), tree.problems());
    }
    BaselineReader reader = new BaselineReader();
    reader.file(tree.value().get());
    return reader.problem.isPresent()
        ? new Parsed<>(Optional.empty(), List.of(reader.problem.get()))
        : new Parsed<>(Optional.of(new Baseline(reader.entries)), List.of());
  }

  private void file(YamlNode node) {
    if (!(node instanceof Mapping map)) {
      wrong(node, "expected a map with `baseline` and `findings`");
      return;
    }
    if (!text(map, "baseline").equals(Optional.of(FORMAT))) {
      wrong(node, "expected `\"baseline\": " + FORMAT + "`");
      return;
    }
    Optional<YamlNode> findings = map.entry("findings").map(YamlNode.Entry::value);
    if (findings.isPresent() && findings.get() instanceof Sequence list) {
      list.items().forEach(this::entry);
    } else {
      wrong(node, "expected a list `findings`");
    }
  }

  private void entry(YamlNode item) {
    if (item instanceof Mapping map) {
      Optional<String> file = text(map, "file");
      Optional<String> rule = text(map, "rule");
      Optional<String> line = text(map, "line");
      int nth = text(map, "nth").map(BaselineReader::number).orElse(0);
      if (file.isPresent() && rule.isPresent() && line.isPresent() && nth > 0) {
        entries.add(new Entry(file.get(), rule.get(), line.get(), nth));
        return;
      }
    }
    wrong(item, "expected `file`, `rule`, `line` and `nth` in each finding");
  }

  private static Optional<String> text(Mapping map, String key) {
    return map.entry(key)
        .map(YamlNode.Entry::value)
        .filter(Scalar.class::isInstance)
        .map(value -> ((Scalar) value).text());
  }

  /** 0 for anything but a small number. */
  private static int number(String text) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && !text.isEmpty() && text.length() < 9 ? Integer.parseInt(text) : 0;
  }

  private void wrong(YamlNode node, String message) {
    if (problem.isPresent()) {
      return;
    }
    int start = node.at().span().start();
    Source source = node.at().source();
    int end = Math.max(start, source.lineSpan(source.lineAt(start)).end());
    problem =
        Optional.of(
            new Diagnostic(
                Rules.CONFIGURATION.id(),
                Rules.CONFIGURATION.name(),
                Severity.ERROR,
                source.place(start, Math.min(end, Math.max(start, node.at().span().end()))),
                message,
                List.of(),
                Optional.of(HELP)));
  }
}
