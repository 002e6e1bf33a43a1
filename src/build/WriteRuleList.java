import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code RuleList.java}, which names every rule that lies in the folders of rules. Run by
 * Maven ahead of the compiler, with the folder of the sources and that of what is generated.
 */
final class WriteRuleList {
  private static final String LINT = "io/github/unitgen/lint/";

  /** Indented classes are not looked at: they are helpers of the one that bears the file's name. */
  private static final Pattern RULE =
      Pattern.compile(
          "^public final class (\\w+)\\s+implements ([\\w, ]*Rule) ", Pattern.MULTILINE);

  private static final Pattern ID =
      Pattern.compile("RuleInfo\\s*\\.\\s*\\w+\\(\\s*\"([A-Z]\\d{3})\"");

  private WriteRuleList() {}

  public static void main(String[] args) throws IOException {
    Path sources = Path.of(args[0]);
    Path list = Path.of(args[1], LINT + "RuleList.java");
    List<Path> files;
    try (Stream<Path> all = Files.walk(sources.resolve(LINT + "rules"))) {
      files = all.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList());
    }
    // Kind of rule, id, class
    Map<String, Map<String, String>> kinds = new TreeMap<>();
    for (Path file : files) {
      String text = Files.readString(file);
      for (MatchResult rule : RULE.matcher(text).results().collect(Collectors.toList())) {
        Matcher id = ID.matcher(text);
        if (!id.find()) {
          throw new IOException(file + ": no id found; write it as a literal in RuleInfo");
        }
        String name = sources.relativize(file).toString().replace(".java", "").replace('/', '.');
        for (String written : rule.group(2).split(", ")) {
          String kind = written.equals("LineRule") ? "UnitRule" : written; // its kind for units
          String other = kinds.computeIfAbsent(kind, k -> new TreeMap<>()).put(id.group(1), name);
          if (other != null) {
            throw new IOException(id.group(1) + " is both " + other + " and " + name);
          }
        }
      }
    }
    String text = text(kinds);
    // Left alone where it would not change: the compiler goes by its time.
    if (!Files.exists(list) || !Files.readString(list).equals(text)) {
      Files.createDirectories(list.getParent());
      Files.writeString(list, text);
    }
  }

  private static String text(Map<String, Map<String, String>> kinds) {
    List<String> lines = new ArrayList<>();
    lines.add("package io.github.unitgen.lint;");
    lines.add("");
    lines.add("import java.util.List;");
    lines.add("");
    lines.add(
        "/** Every rule, by id. Generated. One class per kind: what is not asked for is not loaded."
            + " */");
    lines.add("final class RuleList {");
    lines.add("  private RuleList() {}");
    kinds.forEach(
        (kind, rules) -> {
          lines.add("");
          lines.add("  static final class " + kind.replaceAll("Rule$", "s") + " {");
          lines.add("    private " + kind.replaceAll("Rule$", "s") + "() {}");
          lines.add("");
          lines.add("    static final List<" + kind + "> ALL =");
          lines.add(
              rules.values().stream()
                  .map(rule -> "            new " + rule + "()")
                  .collect(Collectors.joining(",\n", "        List.of(\n", ");")));
          lines.add("  }");
        });
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }
}
