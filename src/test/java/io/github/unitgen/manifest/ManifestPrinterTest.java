package io.github.unitgen.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlNode.Mapping;
import io.github.unitgen.syntax.yaml.YamlNode.Scalar;
import io.github.unitgen.syntax.yaml.YamlNode.Sequence;
import io.github.unitgen.syntax.yaml.YamlParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ManifestPrinterTest {
  private static final int ROUNDS = 3_000;

  /** Pieces that mean something to a reader of YAML, or to none. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "B",
          "0",
          "1",
          "9",
          " ",
          "  ",
          "\t",
          "\n",
          "\r",
          ":",
          ": ",
          " #",
          "#",
          "-",
          "- ",
          "?",
          ",",
          "[",
          "]",
          "{",
          "}",
          "{{",
          "&",
          "*",
          "!",
          "|",
          ">",
          "'",
          "\"",
          "%",
          "@",
          "`",
          "~",
          "=",
          "<<",
          ".",
          "_",
          "+",
          "e",
          "x",
          "null",
          "yes",
          "no",
          "on",
          "true",
          "---",
          "...",
          "\\",
          "\\n",
          "é",
          "\u00a0",
          "\u0085",
          "\u2028",
          "\ufeff",
          "\u0007",
          "\ud83d\ude00",
          "/",
          "$HOME",
          "2026-11-30",
          "0x1f",
          "1e3",
          "10:30");

  private static Map<String, Value> settings(Value... values) {
    Map<String, Value> settings = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      settings.put("k" + i, values[i]);
    }
    return settings;
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return random.nextInt(30) == 0 ? "" : text.toString();
  }

  @Test
  void whatIsWrittenIsReadBackAsItIs() {
    Random random = Seed.random();
    for (int i = 0; i < ROUNDS; i++) {
      String text = random(random);
      List<String> more = new ArrayList<>();
      for (int n = random.nextInt(30); n > 0; n--) {
        more.add(random(random));
      }
      Map<String, Value> env = new LinkedHashMap<>();
      env.put("A", new Text(text));
      more.forEach(value -> env.put("V" + env.size(), new Text(value)));
      String written =
          ManifestPrinter.print(
              new ManifestDraft(
                  List.of(),
                  settings(new Text(text)),
                  Map.of(),
                  List.of(
                      new ManifestDraft.ProcessDraft(
                          "web",
                          List.of("a comment"),
                          settings(new Text(text), new Items(more), new Entries(env))))));
      Mapping read = parse(written);
      Mapping web = (Mapping) value((Mapping) value(read, "processes"), "web");
      assertThat(text(value(read, "k0"))).as("%s of %s", Seed.OPTION, written).isEqualTo(text);
      assertThat(text(value(web, "k0"))).as("%s of %s", Seed.OPTION, written).isEqualTo(text);
      assertThat(((Sequence) value(web, "k1")).items().stream().map(ManifestPrinterTest::text))
          .as("%s of %s", Seed.OPTION, written)
          .isEqualTo(more);
      Map<String, Value> entries = new LinkedHashMap<>();
      ((Mapping) value(web, "k2"))
          .entries()
          .forEach(entry -> entries.put(entry.key().text(), new Text(text(entry.value()))));
      assertThat(entries).as("%s of %s", Seed.OPTION, written).isEqualTo(env);
    }
  }

  @Test
  void isWrittenAsAPersonWouldWriteIt() {
    Map<String, Value> env = new LinkedHashMap<>();
    env.put("RAILS_ENV", new Text("production"));
    env.put("DEBUG", new Text("no"));
    env.put("PORT", new Text("3000"));
    Map<String, Value> web = new LinkedHashMap<>();
    web.put("command", new Text("bin/rails server -b 0.0.0.0"));
    web.put("user", new Text("deploy"));
    web.put("env", new Entries(env));
    Map<String, Value> worker = new LinkedHashMap<>();
    worker.put("command", new Text("cd worker\nexec ./run 'a b'"));
    worker.put("shell", new Word("true"));
    worker.put("user", new Text("deploy"));
    worker.put("env", new Entries(Map.of("RAILS_ENV", new Text("production"))));
    ManifestDraft draft =
        new ManifestDraft(
            List.of("The shop."),
            Map.of("name", new Text("shop")),
            Map.of(),
            List.of(
                new ManifestDraft.ProcessDraft("web", List.of(), web),
                new ManifestDraft.ProcessDraft("worker", List.of("Mails and reports."), worker)));

    assertThat(ManifestPrinter.print(draft.gathered()))
        .isEqualTo(
            """
            # The shop.
            unitgen: 1
            name: shop
            defaults:
              user: deploy
              env: { RAILS_ENV: production }
            processes:
              web:
                command: bin/rails server -b 0.0.0.0
                env: { DEBUG: "no", PORT: 3000 }
              # Mails and reports.
              worker:
                command: |-
                  cd worker
                  exec ./run 'a b'
                shell: true
            """);
  }

  private static Mapping parse(String text) {
    var parsed = YamlParser.parse(new Source("manifest.yml", text));
    assertThat(parsed.problems()).as("%s of %s", Seed.OPTION, text).isEmpty();
    return (Mapping) parsed.value().orElseThrow();
  }

  private static YamlNode value(Mapping map, String key) {
    return map.entry(key).orElseThrow().value();
  }

  private static String text(YamlNode node) {
    assertThat(node.isNull()).isFalse();
    return ((Scalar) node).text();
  }

  @Test
  void theGroupIsCalledApartFromItsProcesses() {
    List<ProcessDraft> processes =
        List.of(
            new ProcessDraft("web", List.of(), Map.of()),
            new ProcessDraft("web-group", List.of(), Map.of()));
    ManifestDraft same =
        new ManifestDraft(List.of(), Map.of("name", new Text("web")), Map.of(), processes);
    assertThat(same.apart().keys()).containsEntry("name", new Text("web-group-2"));
    ManifestDraft other =
        new ManifestDraft(List.of(), Map.of("name", new Text("shop")), Map.of(), processes);
    assertThat(other.apart()).isEqualTo(other);
  }
}
