package io.github.unitgen.workspace.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema and the reader of {@code .unitgen.yml} agree. JSON is YAML, so that both read it. */
class ConfigSchemaTest {
  private final ObjectMapper mapper = new ObjectMapper();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final JsonNode tree =
      mapper.readTree(Files.readString(Path.of("schema", "unitgen-config.schema.json")));
  private final Schema schema = registry.getSchema(tree);

  ConfigSchemaTest() throws IOException {}

  @Test
  void isValidAgainstTheMetaschema() {
    Schema metaschema =
        registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(metaschema.validate(tree)).isEmpty();
  }

  @Test
  void knowsAndDescribesEveryKeyOfTheReader() {
    assertThat(keys("/properties")).containsExactlyElementsOf(ConfigReader.TOP);
    assertThat(keys("/$defs/path/properties")).containsExactlyElementsOf(ConfigReader.PATHS);
    assertThat(words("/properties/fail-on/enum")).containsExactlyElementsOf(Threshold.WORDS);
    assertThat(words("/$defs/rules/additionalProperties/enum"))
        .startsWith(ConfigReader.EFFECTS.toArray(String[]::new));
    assertThat(words("/$defs/profile/enum"))
        .containsExactlyElementsOf(Arrays.stream(Profile.values()).map(Profile::label).toList());
    assertThat(words("/$defs/dialect/enum")).containsExactlyElementsOf(Targets.Dialect.LABELS);
  }

  private List<String> keys(String pointer) {
    List<String> keys = new ArrayList<>();
    for (var property : tree.at(pointer).properties()) {
      assertThat(property.getValue().path("description").asText())
          .as(property.getKey())
          .endsWith(".");
      keys.add(property.getKey());
    }
    return keys;
  }

  private List<String> words(String pointer) {
    List<String> words = new ArrayList<>();
    tree.at(pointer).forEach(word -> words.add(word.asText()));
    return words;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"x-a\": [1]}",
        "{\"rules\": {\"S104\": \"off\", \"M\": \"error\", \"schema-violation\": \"info\", \"all\": true}}",
        "{\"rules\": {}, \"profiles\": [], \"exclude\": [], \"paths\": []}",
        "{\"profiles\": \"pedantic\"}",
        "{\"profiles\": [\"pedantic\", \"hardening\", \"default\"]}",
        "{\"for\": \"rhel-7\"}",
        "{\"for\": [\"systemd 219..252\", \"upstart 1.5\", 252]}",
        "{\"for\": 252}",
        "{\"dialect\": \"chromeos\", \"fail-on\": \"never\"}",
        "{\"baseline\": \"known.json\"}",
        "{\"baseline\": 1}",
        "{\"exclude\": [\"a/\", \"**/b\", 1]}",
        "{\"paths\": {\"match\": \"a\", \"rules\": {\"M001\": \"style\"}}}",
        "{\"paths\": [{\"match\": [\"a\", \"b\"], \"x-b\": 1, \"for\": \"systemd 252\"}]}",
      })
  void bothTake(String json) throws IOException {
    assertThat(read(json).problems()).isEmpty();
    assertThat(schema.validate(mapper.readTree(json))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"a\"",
        "{\"rule\": {}}",
        "{\"rules\": []}",
        "{\"rules\": null}",
        "{\"rules\": {\"S104\": \"fatal\"}}",
        "{\"rules\": {\"S104\": null}}",
        "{\"rules\": {\"S104\": [\"off\"]}}",
        "{\"profiles\": \"strict\"}",
        "{\"profiles\": {}}",
        "{\"for\": []}",
        "{\"for\": null}",
        "{\"for\": {}}",
        "{\"dialect\": \"debian\"}",
        "{\"fail-on\": \"fatal\"}",
        "{\"fail-on\": [\"error\"]}",
        "{\"baseline\": \"\"}",
        "{\"baseline\": null}",
        "{\"baseline\": [\"a\"]}",
        "{\"exclude\": null}",
        "{\"exclude\": \"\"}",
        "{\"exclude\": [[\"a\"]]}",
        "{\"paths\": \"a\"}",
        "{\"paths\": [\"a\"]}",
        "{\"paths\": [{\"rules\": {}}]}",
        "{\"paths\": [{\"match\": \"a\", \"exclude\": \"b\"}]}",
      })
  void bothRefuse(String json) throws IOException {
    assertThat(read(json).hasErrors()).isTrue();
    assertThat(schema.validate(mapper.readTree(json))).isNotEmpty();
  }

  /** Names, and forms of texts: what a schema cannot know. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rules\": {\"S999\": \"off\"}}",
        "{\"for\": \"rhel-99\"}",
        "{\"exclude\": \"!a\"}",
        "{\"rules\": {\"S104\": \"off\", \"S104\": \"on\"}}",
      })
  void onlyTheReaderRefuses(String json) throws IOException {
    assertThat(read(json).hasErrors()).isTrue();
    assertThat(schema.validate(mapper.readTree(json))).isEmpty();
  }

  private static Parsed<Config> read(String json) {
    return ConfigReader.read(new Source(Config.NAME, json));
  }
}
