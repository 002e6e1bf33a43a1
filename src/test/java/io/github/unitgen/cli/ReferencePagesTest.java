package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.unitgen.report.LintFormat;
import io.github.unitgen.support.Accept;
import io.github.unitgen.syntax.yaml.YamlScalars;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/** The pages that list what there is: keys, options, pages. */
class ReferencePagesTest {
  private static final Path MANIFEST = Path.of("docs/manifest.md");
  private static final Path RENDER = Path.of("docs/render.md");
  private static final Path LINT = Path.of("docs/lint.md");
  private static final Path INDEX = Path.of("docs/README.md");
  private static final String BEGIN = "<!-- reference:begin -->\n";
  private static final String END = "<!-- reference:end -->";

  @Test
  void thePageOfTheManifestHasEveryKeyOfTheSchema() throws IOException {
    String page = Files.readString(MANIFEST);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    Accept.same(MANIFEST, page.substring(0, begin) + reference() + page.substring(end));
  }

  @Test
  void thePagesOfRenderAndLintNameEveryOption() throws IOException {
    assertNamed(Files.readString(RENDER), RenderOptions.spec().options());
    assertNamed(Files.readString(LINT), LintOptions.spec().options());
  }

  private static void assertNamed(String page, List<OptionSpec> options) {
    for (OptionSpec option : options) {
      if (!option.usageHelp()) {
        assertThat(page).containsPattern("\\| `" + option.names()[0] + "[ `]");
      }
    }
  }

  @Test
  void thePageOfTheLinterNamesEveryFormatOfAReport() throws IOException {
    String begin = "| `--format FORMAT` |";
    List<String> row =
        Files.readString(LINT).lines().filter(line -> line.startsWith(begin)).toList();
    assertThat(row).hasSize(1);
    assertThat(
            Pattern.compile("`([^`]+)`")
                .matcher(row.get(0).substring(begin.length()))
                .results()
                .map(word -> word.group(1)))
        .containsExactlyElementsOf(LintFormat.ids());
  }

  @Test
  void theIndexLeadsToEveryPage() throws IOException {
    String index = Files.readString(INDEX);
    try (Stream<Path> pages = Files.list(INDEX.getParent())) {
      for (Path page : pages.filter(p -> p.toString().endsWith(".md")).toList()) {
        if (!page.equals(INDEX)) {
          assertThat(index).contains("(" + page.getFileName());
        }
      }
    }
  }

  @Test
  void linksOfPagesLeadToFiles() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link =
          Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)").matcher(Files.readString(page));
      while (link.find()) {
        Path target = page.resolveSibling(link.group(1)).normalize();
        if (!Files.exists(target)) {
          broken.add(page + ": " + link.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    for (String folder : List.of("docs", "examples")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  @Test
  void showsTheReportOfAMistakeAsItIs() throws IOException {
    String page = Files.readString(RENDER);
    int begin = page.indexOf("```\nerror[M") + 4;
    String shown = page.substring(begin, page.indexOf("```", begin));
    Path folder = Files.createTempDirectory("readme");
    Files.writeString(
        folder.resolve("manifest.yml"),
        """
        unitgen: 1
        name: workers
        processes:
          sidekiq:
            command: sidekiq
            stop_grace_period: 30s
        """);
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new String[] {"render", "manifest.yml", "--stdout"},
            new Console(
                InputStream.nullInputStream(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                folder,
                Map.of(),
                false));
    assertThat(code).isEqualTo(ExitCode.FOUND);
    assertThat(err.toString()).isEqualTo(shown);
  }

  private static String reference() throws IOException {
    JsonObject schema =
        JsonParser.parseString(Files.readString(Path.of("schema/unitgen.schema.json")))
            .getAsJsonObject();
    JsonObject process =
        schema.getAsJsonObject("$defs").getAsJsonObject("process").getAsJsonObject("properties");
    JsonObject limits =
        process
            .getAsJsonObject("limits")
            .getAsJsonArray("anyOf")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("properties");
    return "## Keys of the manifest\n\n"
        + table(schema.getAsJsonObject("properties"))
        + "\n## Keys of a process\n\n"
        + table(process)
        + "\n## Keys of `limits`\n\n"
        + table(limits);
  }

  private static String table(JsonObject properties) {
    StringBuilder rows = new StringBuilder("| key | meaning | example |\n| --- | --- | --- |\n");
    properties
        .asMap()
        .forEach(
            (key, value) -> {
              JsonObject property = value.getAsJsonObject();
              rows.append("| `").append(key).append("` | ");
              rows.append(property.get("description").getAsString()).append(" | ");
              rows.append(example(key, property)).append(" |\n");
            });
    return rows.toString();
  }

  /** The first example, as somebody would write it. */
  private static String example(String key, JsonObject property) {
    if (!property.has("examples")) {
      return "";
    }
    JsonElement example = property.getAsJsonArray("examples").get(0);
    return "`" + (key + ": " + yaml(example)).replace("|", "\\|") + "`";
  }

  private static String yaml(JsonElement value) {
    if (value.isJsonArray()) {
      List<String> items = new ArrayList<>();
      value.getAsJsonArray().forEach(item -> items.add(yaml(item)));
      return "[" + String.join(", ", items) + "]";
    }
    if (value.isJsonObject()) {
      List<String> entries = new ArrayList<>();
      value.getAsJsonObject().asMap().forEach((k, v) -> entries.add(k + ": " + yaml(v)));
      return "{ " + String.join(", ", entries) + " }";
    }
    return value.getAsJsonPrimitive().isString()
        ? YamlScalars.inBrackets(value.getAsString())
        : value.toString();
  }
}
