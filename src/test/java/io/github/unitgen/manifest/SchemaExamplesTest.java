package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What editors offer for a key is right: its examples are taken, its default is the reader's. */
class SchemaExamplesTest {
  private final JsonNode tree =
      new ObjectMapper().readTree(Files.readString(Path.of("schema/unitgen.schema.json")));
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(tree);

  SchemaExamplesTest() throws IOException {}

  private JsonNode properties(boolean ofProcess) {
    return tree.at(ofProcess ? "/$defs/process/properties" : "/properties");
  }

  /** A manifest with that key; JSON is YAML. */
  private static String manifest(boolean ofProcess, String key, String value) {
    Map<String, String> group = new TreeMap<>(Map.of("unitgen", "1", "name", "g"));
    Map<String, String> process = new TreeMap<>(Map.of("command", "run"));
    (ofProcess ? process : group).put(key, value);
    if (key.equals("first_instance")) {
      process.put("count", "2");
    }
    group.putIfAbsent("processes", "{p: " + map(process) + "}");
    return map(group);
  }

  private static String map(Map<String, String> entries) {
    List<String> lines = new ArrayList<>();
    entries.forEach((key, value) -> lines.add(key + ": " + value));
    return "{" + String.join(", ", lines) + "}";
  }

  @Test
  void everyKeyHasExamplesThatAreTaken() throws IOException {
    for (boolean ofProcess : List.of(true, false)) {
      for (var property : properties(ofProcess).properties()) {
        String key = property.getKey();
        JsonNode examples = property.getValue().path("examples");
        assertThat(examples.isArray() && !examples.isEmpty()).as(key).isTrue();
        for (JsonNode example : examples) {
          String text = manifest(ofProcess, key, example.toString());
          Parsed<Manifest> read = ManifestReader.read(List.of(new Source("m", text)), List.of());
          assertThat(read.problems()).as(text).noneMatch(p -> !p.rule().startsWith("M5"));
          assertThat(read.value()).as("%s: %s", text, read.problems()).isPresent();
          assertThat(schema.validate(YamlReading.CORE_1_2.json(text).orElseThrow()))
              .as(text)
              .isEmpty();
        }
      }
    }
  }

  /** Keys of maps, each with what holds one of them: where it is a list of forms, the map. */
  private static final Map<String, String> MAPS =
      Map.of(
          "/properties/slice", "slice",
          "/$defs/process/properties/limits/anyOf/0", "limits",
          "/$defs/process/properties/schedule/anyOf/1", "schedule",
          "/$defs/sockets", "listen",
          "/$defs/process/properties/systemd/anyOf/0", "systemd");

  @Test
  void everyKeyOfAMapHasExamplesThatAreTaken() throws IOException {
    for (Map.Entry<String, String> map : MAPS.entrySet()) {
      for (var property : tree.at(map.getKey() + "/properties").properties()) {
        JsonNode examples = property.getValue().path("examples");
        assertThat(examples.isArray() && !examples.isEmpty())
            .as(map.getKey() + " " + property.getKey())
            .isTrue();
        for (JsonNode example : examples) {
          Map<String, String> keys = new TreeMap<>(Map.of(property.getKey(), example.toString()));
          if (map.getValue().equals("schedule")) {
            keys.putIfAbsent("at", "daily");
          } else if (map.getValue().equals("listen")) {
            keys.putIfAbsent("at", "/run/g.sock");
          }
          String text = manifest(!map.getValue().equals("slice"), map.getValue(), map(keys));
          if (property.getKey().equals("Timer")) {
            text = text.replace("command: run", "command: run, schedule: daily");
          } else if (property.getKey().equals("Socket")) {
            text = text.replace("command: run", "command: run, listen: 80");
          }
          Parsed<Manifest> read = ManifestReader.read(List.of(new Source("m", text)), List.of());
          assertThat(read.value()).as("%s: %s", text, read.problems()).isPresent();
          assertThat(schema.validate(YamlReading.CORE_1_2.json(text).orElseThrow()))
              .as(text)
              .isEmpty();
        }
      }
    }
  }

  @Test
  void aDefaultStandsWhereTheReaderFillsInAValueAndIsThatValue() {
    Manifest manifest =
        ManifestReader.read(List.of(new Source("m", manifest(true, "count", "1"))), List.of())
            .value()
            .orElseThrow();
    Map<String, String> filledIn = new TreeMap<>();
    Map<String, String> offered = new TreeMap<>();
    for (boolean ofProcess : List.of(true, false)) {
      for (var property : properties(ofProcess).properties()) {
        String key = property.getKey();
        Optional<String> value =
            ofProcess
                ? FilledIn.of(manifest.processes().get(0), key)
                : FilledIn.of(manifest, Target.SYSTEMD, key);
        value.ifPresent(text -> filledIn.put(key, text));
        if (property.getValue().has("default")) {
          offered.put(key, property.getValue().path("default").asText());
        }
      }
    }
    // Those of a name, of a folder and of this version of unitgen are no words for a schema.
    filledIn.keySet().removeAll(List.of("description", "target", "for"));
    assertThat(offered).isEqualTo(filledIn);
  }

  @Test
  void everyAlternativeSaysWhatItIs() {
    assertThat(untitled(tree, "")).isEmpty();
  }

  /**
   * Where none of several forms has a title, of its own or of what it refers to; null needs none.
   */
  private List<String> untitled(JsonNode node, String at) {
    List<String> untitled = new ArrayList<>();
    for (JsonNode form : node.path("anyOf")) {
      String to = form.path("$ref").asText().replace("#", "");
      boolean titled = form.has("title") || !to.isEmpty() && tree.at(to).has("title");
      if (!titled && !form.path("type").asText().equals("null")) {
        untitled.add(at + ": " + form);
      }
    }
    node.properties().forEach(e -> untitled.addAll(untitled(e.getValue(), at + "/" + e.getKey())));
    if (node.isArray()) {
      node.forEach(item -> untitled.addAll(untitled(item, at)));
    }
    return untitled;
  }
}
