package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import io.github.unitgen.syntax.supervisor.PythonFormat;
import io.github.unitgen.syntax.supervisor.PythonFormat.Field;
import io.github.unitgen.syntax.supervisor.PythonFormat.Literal;
import io.github.unitgen.syntax.supervisor.PythonFormat.Part;
import io.github.unitgen.syntax.supervisor.PythonShlex;
import io.github.unitgen.syntax.supervisor.SupervisorFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files, commands, variables and formats are read as supervisord's own code reads them. */
@Timeout(120)
class SupervisordDialectIT {
  private static final List<String> PIECES =
      List.of(
          "[program:x]",
          "[b]",
          "[",
          "]",
          "a=b",
          "A : b",
          "c=",
          " ",
          "  ",
          "\t",
          "\n",
          "\n",
          "\r\n",
          "\n ",
          "\n  ",
          ";",
          "#",
          " ;",
          " #x",
          "=",
          ":",
          ",",
          "\"",
          "'",
          "\\",
          "x",
          "A=\"y z\"",
          "/p.q-1",
          "\u00a0",
          "\u0085",
          "\u001c",
          "é",
          "*",
          "%(n)d",
          "%(n)03d",
          "%(n)+d",
          "%(n)-4d|",
          "%(n) d",
          "%(n)s",
          "%(t)s",
          "%(t)5s",
          "%(t).1s",
          "%%",
          "%",
          "%(",
          "%(none)s",
          "%(n).3d");

  private static final String READ =
      """
      import json, shlex, sys
      from supervisor.options import UnhosedConfigParser
      from supervisor.datatypes import dict_of_key_value_pairs
      def or_none(run):
          try:
              return run()
          except Exception:
              return None
      def sections(text):
          parser = UnhosedConfigParser()
          parser.read_string(text)
          return {s: dict(parser.items(s)) for s in parser.sections()}
      texts = json.load(open(sys.argv[1], encoding='utf-8'))
      json.dump([[
          or_none(lambda: sections(text)),
          or_none(lambda: shlex.split(text)),
          or_none(lambda: dict_of_key_value_pairs(text)),
          or_none(lambda: text % {'n': 7, 't': 'ab'}),
      ] for text in texts], open(sys.argv[2], 'w', encoding='utf-8'))
      """;

  @TempDir private Path folder;

  @Test
  void readsWhatSupervisordReads() throws Exception {
    Path supervisord = Shown.needed("supervisord", "supervisor");
    String python = Files.readAllLines(supervisord).get(0).substring(2).strip();
    List<String> texts = texts();
    Path in = folder.resolve("texts.json");
    Path out = folder.resolve("read.json");
    Files.writeString(in, new Gson().toJson(texts));
    Rig.Result run = Rig.outside(List.of(python, "-c", READ, in.toString(), out.toString()));
    assertThat(run.code()).as(run.err()).isZero();
    JsonArray read = JsonParser.parseString(Files.readString(out)).getAsJsonArray();
    assertThat(read).hasSameSizeAs(texts);
    int[] taken = new int[4];
    for (int i = 0; i < texts.size(); i++) {
      JsonArray answers = read.get(i).getAsJsonArray();
      check(texts.get(i), answers);
      for (int k = 0; k < taken.length; k++) {
        taken[k] += answers.get(k).isJsonNull() ? 0 : 1;
      }
    }
    assertThat(taken).as("texts that supervisord takes").doesNotContain(0);
    assertThat(taken[0]).isGreaterThan(1000);
  }

  private static List<String> texts() {
    Random random = Seed.random();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? "[a]\nx=1" : "");
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static void check(String text, JsonArray read) {
    SupervisorFile file = SupervisorFile.read(new Source("supervisord.conf", text));
    boolean refused = read.get(0).isJsonNull();
    assertThat(file.refused().isEmpty()).as("%s: %s", Seed.OPTION, text).isEqualTo(!refused);
    if (!refused) {
      assertThat(sections(file)).as("%s: %s", Seed.OPTION, text).isEqualTo(maps(read.get(0)));
    }
    assertThat(PythonShlex.split(text))
        .as("%s: words of %s", Seed.OPTION, text)
        .isEqualTo(
            given(read.get(1))
                .map(
                    e ->
                        e.getAsJsonArray().asList().stream()
                            .map(JsonElement::getAsString)
                            .toList()));
    assertThat(PythonShlex.variables(text))
        .as("%s: variables of %s", Seed.OPTION, text)
        .isEqualTo(given(read.get(2)).map(e -> map(e.getAsJsonObject())));
    // A field without a name takes all values at once: nobody writes that.
    filled(text)
        .ifPresent(
            value ->
                assertThat(given(read.get(3)).map(JsonElement::getAsString))
                    .as("%s: %s", Seed.OPTION, text)
                    .contains(value));
  }

  private static Optional<JsonElement> given(JsonElement element) {
    return element.isJsonNull() ? Optional.empty() : Optional.of(element);
  }

  private static Map<String, Map<String, String>> sections(SupervisorFile file) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    for (SupervisorFile.Section section : file.sections()) {
      Map<String, String> settings =
          sections.computeIfAbsent(section.name().value(), name -> new LinkedHashMap<>());
      section.settings().forEach(setting -> settings.put(setting.name().value(), setting.value()));
    }
    return sections;
  }

  private static Map<String, Map<String, String>> maps(JsonElement element) {
    Map<String, Map<String, String>> maps = new LinkedHashMap<>();
    element
        .getAsJsonObject()
        .entrySet()
        .forEach(entry -> maps.put(entry.getKey(), map(entry.getValue().getAsJsonObject())));
    return maps;
  }

  private static Map<String, String> map(JsonObject object) {
    Map<String, String> map = new LinkedHashMap<>();
    object.entrySet().forEach(entry -> map.put(entry.getKey(), entry.getValue().getAsString()));
    return map;
  }

  private static Optional<String> filled(String text) {
    Optional<PythonFormat> format = PythonFormat.read(text);
    StringBuilder out = new StringBuilder();
    for (Part part : format.map(PythonFormat::parts).orElse(List.of())) {
      Optional<String> value =
          part instanceof Field field
              ? field.name().equals("n")
                  ? field.of(7)
                  : field.name().equals("t") ? field.of("ab") : Optional.empty()
              : Optional.of(((Literal) part).text());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      out.append(value.get());
    }
    return format.map(read -> out.toString());
  }
}
