package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Quoted;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what surrounds a process: variables, files of variables, the working directory. */
final class EnvironmentReader {
  private final Problems problems;
  private final Values values;
  private final Placeholders placeholders;

  EnvironmentReader(Problems problems, Placeholders placeholders) {
    this.problems = problems;
    this.values = new Values(problems);
    this.placeholders = placeholders;
  }

  /** The text of a value as it is written counts: {@code no}, 08 and 1_000 stay what they are. */
  Optional<List<EnvVar>> variables(YamlNode node) {
    if (!(node instanceof Mapping map)) {
      values.wrongType("env", node, "a map of `NAME: value`");
      return Optional.empty();
    }
    List<EnvVar> variables = new ArrayList<>();
    for (Entry entry : map.entries()) {
      variable(entry).ifPresent(variables::add);
    }
    return Optional.of(variables);
  }

  private Optional<EnvVar> variable(Entry entry) {
    String name = entry.key().text();
    if (!Names.isVariable(name)) {
      problems.add(
          ManifestRule.INVALID_NAME.error(
              entry.key().at(),
              "invalid variable name " + Quoted.of(name),
              "use letters, digits and _, without a digit at the start"));
      return Optional.empty();
    }
    if (entry.value().isNull()) {
      problems.add(
          ManifestRule.SCHEMA_VIOLATION.error(
              entry.key().at(),
              "missing value for " + Quoted.of(name) + ": the environment is never read",
              "write \"\" for an empty value, or quote \"null\""));
      return Optional.empty();
    }
    Optional<Scalar> scalar = values.scalar(name, entry.value(), "a string");
    if (scalar.isEmpty() || !values.carriable(name, scalar.get())) {
      return Optional.empty();
    }
    Text value = placeholders.replace(scalar.get().text(), scalar.get().alignment()::place);
    if (size(name, value) > CommandReader.MAX_STRING) {
      problems.add(
          ManifestRule.UNSUPPORTED_VALUE.error(
              entry.key().at(),
              Quoted.of(name) + " and its value are longer than 128 KiB",
              "put the value in a file: the kernel passes at most 128 KiB in one variable"));
      return Optional.empty();
    }
    return Optional.of(
        new EnvVar(new Located<>(name, entry.key().at()), new Located<>(value, scalar.get().at())));
  }

  /** Absolute paths; a leading {@code -} says that the file may be absent. */
  Optional<List<EnvFile>> files(YamlNode node) {
    List<EnvFile> files = new ArrayList<>();
    for (YamlNode item : values.items("env_files", node)) {
      Optional<Located<String>> written = values.text("env_files", item);
      if (written.isEmpty()) {
        continue;
      }
      Scalar scalar = (Scalar) item;
      boolean optional = scalar.text().startsWith("-");
      int from = optional ? 1 : 0;
      String path = scalar.text().substring(from);
      if (path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\')) {
        values.bad(
            scalar.at(),
            "patterns are not supported in `env_files`",
            "list the files: systemd expands * ? [ and \\, a shell does not");
      } else if (path("env_files", path, scalar)) {
        Text text =
            placeholders.replace(path, (start, end) -> scalar.place(start + from, end + from));
        files.add(new EnvFile(text, optional, scalar.at()));
      }
    }
    return Optional.of(files);
  }

  /** An absolute path. */
  Optional<Located<Text>> directory(YamlNode node) {
    return values
        .text("directory", node)
        .filter(text -> path("directory", text.value(), (Scalar) node))
        .map(
            text ->
                new Located<>(
                    placeholders.replace(text.value(), ((Scalar) node)::place), text.at()));
  }

  /** Whether both inits accept the path: absolute, one line, no {@code ..} (systemd rejects it). */
  private boolean path(String key, String path, Scalar scalar) {
    if (path.startsWith("~")) {
      values.bad(scalar.at(), "`~` is not expanded in `" + key + "`", "write the absolute path");
      return false;
    }
    if (!path.startsWith("/") && !path.startsWith("{{home}}")) {
      values.bad(scalar.at(), "`" + key + "`: expected an absolute path", "begin with a slash");
      return false;
    }
    int up = (path + "/").indexOf("/../");
    if (up >= 0) {
      int from = scalar.text().length() - path.length() + up + 1;
      values.bad(
          scalar.place(from, from + 2),
          "systemd rejects `..` in a path",
          "write the resolved path");
      return false;
    }
    boolean line = path.chars().noneMatch(c -> c < ' ' || c == 0x7F);
    boolean edges = !path.endsWith(" ") && !path.endsWith("\\");
    if (!line || !edges || path.length() > 4000) {
      values.bad(
          scalar.at(),
          "this path cannot be written to a unit file",
          "remove control characters, and spaces or backslashes at the end");
      return false;
    }
    return true;
  }

  /** The bytes that {@code NAME=value} takes in an environment. */
  private static int size(String name, Text value) {
    return name.length() + 2 + value.with("1000").getBytes(StandardCharsets.UTF_8).length;
  }
}
