package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.unitgen.report.LintFormat;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Accept;
import io.github.unitgen.workspace.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/lint.md} says is so. */
class LintPageTest {
  private static final Path PAGE = Path.of("docs/lint.md");
  private static final String BEGIN = "<!-- keys -->\n";
  private static final String END = "<!-- end of keys -->\n";
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```(\\w+) (?:(lint) )?([\\w.]+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void showsReportsAsTheyAre() throws IOException {
    int reports = 0;
    try (Transcript session = new Transcript(LintPageTest.class)) {
      Matcher block = BLOCK.matcher(Files.readString(PAGE));
      while (block.find()) {
        if (block.group(2) != null) {
          session.run("lint", "--select", "S104,X912", block.group(3));
          assertThat(session.out()).isEqualTo(block.group(4));
          reports++;
        } else if (block.group(1).equals("yaml")) {
          Source config = new Source(block.group(3), block.group(4));
          assertThat(ConfigReader.read(config).problems()).isEmpty();
        } else {
          session.file(block.group(3), block.group(4));
        }
      }
    }
    assertThat(reports).isEqualTo(3);
  }

  @Test
  void namesEveryFormat() throws IOException {
    String page = Files.readString(PAGE);
    for (String format : LintFormat.ids()) {
      assertThat(page).contains("\n| `" + format + "` | ");
    }
  }

  @Test
  void hasTheReferenceThatTheSchemaGives() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    JsonObject schema =
        JsonParser.parseString(Files.readString(Path.of("schema/unitgen-config.schema.json")))
            .getAsJsonObject();
    String keys =
        "| key | meaning |\n| --- | --- |\n"
            + rows(schema.getAsJsonObject("properties"))
            + "\n| key of an item of `paths` | meaning |\n| --- | --- |\n"
            + rows(
                schema
                    .getAsJsonObject("$defs")
                    .getAsJsonObject("path")
                    .getAsJsonObject("properties"));
    Accept.same(PAGE, page.substring(0, begin) + keys + page.substring(page.indexOf(END)));
  }

  private static String rows(JsonObject properties) {
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
