package io.github.unitgen.importer.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
  @Test
  void hasEveryKeyOfAProcessOnce() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Path.of("schema/unitgen.schema.json").toFile());
    List<String> keys = new ArrayList<>();
    schema.at("/$defs/process/properties").fieldNames().forEachRemaining(keys::add);

    assertThat(KeyOrder.KEYS).containsExactlyInAnyOrderElementsOf(keys);
  }
}
