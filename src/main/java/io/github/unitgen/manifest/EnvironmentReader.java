package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Entry;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
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
          ManifestRule.BAD_NAME.error(
              entry.key().at(),
              "not the name of a variable",
              "letters, digits and _, no digit first: systemd and the shell drop all others"));
      return Optional.empty();
    }
    if (entry.value().isNull()) {
      problems.add(
          ManifestRule.SCHEMA.error(
              entry.key().at(),
              "`" + name + "` has no value",
              "write \"\" for an empty one; nothing is taken from the environment"));
      return Optional.empty();
    }
    Optional<Scalar> scalar = values.scalar(name, entry.value(), "a text");
    if (scalar.isEmpty() || !values.carriable(name, scalar.get())) {
      return Optional.empty();
    }
    Text value = placeholders.replace(scalar.get().text(), scalar.get()::place);
    if (ProcessReader.size(name, value) > CommandReader.MAX_STRING) {
      problems.add(
          ManifestRule.NOT_CARRIED.error(
              entry.key().at(),
              "`" + name + "` is longer than 128 KiB",
              "the kernel hands no longer string to a program: put it into a file"));
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
            "`env_files` names files, not patterns",
            "systemd would expand * ? [ and \\, a shell would not: list the files");
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

  /** What both inits take as a path: absolute, one line, no {@code ..} (systemd refuses it). */
  private boolean path(String key, String path, Scalar scalar) {
    if (path.startsWith("~")) {
      values.bad(scalar.at(), "no init knows a home for `~`", "write the absolute path");
      return false;
    }
    if (!path.startsWith("/")) {
      values.bad(scalar.at(), "`" + key + "` is an absolute path", "begin with a slash");
      return false;
    }
    if (("/" + path + "/").contains("/../")) {
      values.bad(scalar.at(), "systemd refuses `..` in a path", "write the path without it");
      return false;
    }
    boolean line = path.chars().noneMatch(c -> c < ' ' || c == 0x7F);
    boolean edges = !path.endsWith(" ") && !path.endsWith("\\");
    if (!line || !edges || path.length() > 4000) {
      values.bad(
          scalar.at(),
          "a path that no unit file can hold",
          "no control characters, no blank or backslash at the end, at most 4000 characters");
      return false;
    }
    return true;
  }
}
