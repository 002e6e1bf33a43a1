package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.unitgen.report.LintFormat;
import io.github.unitgen.support.Accept;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final String LINT_BEGIN = "<!-- lint:begin -->\n";
  private static final String LINT_END = "<!-- lint:end -->";
  private static final String BEGIN = "<!-- reference:begin -->\n";
  private static final String END = "<!-- reference:end -->";

  @Test
  void showsTheExampleAndWhatItRenders() throws IOException {
    String readme = Files.readString(README);
    for (String file :
        List.of(
            "manifest.yml",
            "systemd/workers.target",
            "systemd/sidekiq@.service",
            "upstart/workers.conf",
            "upstart/sidekiq.conf")) {
      assertThat(readme)
          .contains("\n" + Files.readString(Path.of("examples/sidekiq", file)) + "```");
    }
  }

  @Test
  void hasTheReferenceThatTheSchemaGives() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    Accept.same(README, readme.substring(0, begin) + reference() + readme.substring(end));
  }

  @Test
  void namesEveryOptionOfRenderAndLint() throws IOException {
    String readme = Files.readString(README);
    List<OptionSpec> options = new ArrayList<>(RenderOptions.spec().options());
    options.addAll(LintOptions.spec().options());
    for (OptionSpec option : options) {
      if (!option.usageHelp()) {
        assertThat(readme).containsPattern("\\| `" + option.names()[0] + "[ `]");
      }
    }
  }

  @Test
  void namesEveryFormatOfAReport() throws IOException {
    String begin = "| `--format FORMAT` |";
    List<String> row =
        Files.readString(README).lines().filter(line -> line.startsWith(begin)).toList();
    assertThat(row).hasSize(1);
    assertThat(
            Pattern.compile("`([^`]+)`")
                .matcher(row.get(0).substring(begin.length()))
                .results()
                .map(word -> word.group(1)))
        .containsExactlyElementsOf(LintFormat.ids());
  }

  @Test
  void showsWhatTheLinterSaysOfABrokenUnit() throws IOException {
    Path folder = Path.of("test-fixtures/lint/readme");
    StringWriter out = new StringWriter();
    int code =
        Main.run(
            new String[] {"lint", "sidekiq.service"},
            new Console(
                InputStream.nullInputStream(),
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                folder,
                Map.of(),
                false));
    assertThat(code).isEqualTo(ExitCode.FOUND);
    String shown =
        "```ini\n"
            + Files.readString(folder.resolve("sidekiq.service"))
            + "```\n\n`unitgen lint sidekiq.service`:\n\n```\n"
            + out
            + "```\n";
    String readme = Files.readString(README);
    int begin = readme.indexOf(LINT_BEGIN) + LINT_BEGIN.length();
    int end = readme.indexOf(LINT_END);
    Accept.same(README, readme.substring(0, begin) + shown + readme.substring(end));
  }

  @Test
  void showsTheReportOfAMistakeAsItIs() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf("```\nerror[M") + 4;
    String shown = readme.substring(begin, readme.indexOf("```", begin));
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
    return "| key of the manifest | meaning |\n| --- | --- |\n"
        + rows(schema.getAsJsonObject("properties"))
        + "\n| key of a process | meaning |\n| --- | --- |\n"
        + rows(process)
        + "\n| key of `limits` | meaning |\n| --- | --- |\n"
        + rows(limits);
  }

  static String rows(JsonObject properties) {
    StringBuilder rows = new StringBuilder();
    properties
        .asMap()
        .forEach(
            (key, property) ->
                rows.append("| `")
                    .append(key)
                    .append("` | ")
                    .append(property.getAsJsonObject().get("description").getAsString())
                    .append(" |\n"));
    return rows.toString();
  }
}
