package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The schemas of docs/editors.md lie where its settings and comments look for them. */
class EditorsPageTest {
  private static final Path PAGE = Path.of("docs/editors.md");

  /** A command of the page that writes a file. */
  private static final Pattern COMMAND =
      Pattern.compile("^unitgen ([a-z ]+) > (\\S+)", Pattern.MULTILINE);

  private static String block(String file) throws IOException {
    return Pattern.compile(
            "^```\\w+ " + Pattern.quote(file) + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> block.group(1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theCommandsWriteWhatTheSettingsName() throws IOException {
    try (Transcript session = new Transcript(EditorsPageTest.class)) {
      for (MatchResult command : COMMAND.matcher(Files.readString(PAGE)).results().toList()) {
        session.run(command.group(1).split(" ", -1));
        session.file(command.group(2), session.out());
      }
      JsonObject schemas =
          JsonParser.parseString(block(".vscode/settings.json"))
              .getAsJsonObject()
              .getAsJsonObject("yaml.schemas");
      assertThat(schemas.size()).isEqualTo(2);
      for (String path : schemas.keySet()) {
        Path schema = session.path(path);
        assertThat(schema).hasSameTextualContentAs(Path.of("schema").resolve(path));
      }
      String manifest = block("manifest.yml");
      assertThat(manifest).contains("# yaml-language-server: $schema=").contains("# $schema: ");
      for (MatchResult line :
          Pattern.compile("^#.*\\$schema(?:=|: )(.*)$", Pattern.MULTILINE)
              .matcher(manifest)
              .results()
              .toList()) {
        assertThat(session.path(line.group(1))).exists();
      }
      session.file("manifest.yml", manifest).run("lint", "manifest.yml");
      assertThat(session.out()).isEqualTo("1 file: no problems found\n");
    }
  }
}
