package io.github.unitgen.syntax.yaml;

/** SnakeYAML's problems in the words of a person who looks at the line. */
final class YamlMessages {
  private YamlMessages() {}

  static String message(String problem) {
    if (problem.startsWith("mapping values are not allowed here")) {
      return "a `:` that starts no value here";
    }
    if (problem.startsWith("could not find expected ':'")) {
      return "a key without its `:`";
    }
    if (problem.startsWith("found unexpected end of stream")) {
      return "the quote is never closed";
    }
    if (problem.startsWith("expected <block end>")) {
      return "this does not fit what stands above it";
    }
    if (problem.startsWith("found unknown escape character")) {
      return "no escape of YAML";
    }
    if (problem.startsWith("found character")) {
      return "no value can begin with this character";
    }
    if (problem.startsWith("expected ',' or")) {
      return "a `,` or the closing bracket is missing before this";
    }
    return "not YAML: " + problem;
  }

  static String help(String problem) {
    if (problem.startsWith("mapping values are not allowed here")) {
      return "quote a text that has `: ` in it, and check the indentation";
    }
    if (problem.startsWith("could not find expected ':'")) {
      return "write `key: value`";
    }
    if (problem.startsWith("expected <block end>")) {
      return "check the indentation; a list item begins with `- `";
    }
    if (problem.startsWith("found unknown escape character")) {
      return "use single quotes, in which a backslash is a backslash";
    }
    if (problem.startsWith("found character")) {
      return "put the text in quotes";
    }
    return "";
  }
}
