package io.github.unitgen.render.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.catalog.SystemdVersion;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.Settings;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Manifests;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.yaml.YamlNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is rendered for a version of systemd holds nothing that is newer, or gone in it. The tables
 * of facts are read here once more, apart from the code that they are to check.
 */
class SystemdVersionsTest {
  private static final Path TABLES = Path.of("src/main/resources/unitgen/catalog");

  /** First and last version (0: none) by {@code Section/Key} or {@code Section/Key=word}. */
  private static final Map<String, int[]> KNOWN = new HashMap<>();

  static {
    for (String[] row : rows("directives.tsv")) {
      KNOWN.put(row[0] + "/" + row[1], new int[] {number(row, 5), number(row, 8)});
    }
    for (String[] row : rows("enums.tsv")) {
      String[] where = row[0].split("\\.", 2);
      for (String key : where[1].split(",", -1)) {
        KNOWN.put(where[0] + "/" + key + "=" + row[1], new int[] {number(row, 2), number(row, 3)});
      }
    }
  }

  private static List<String[]> rows(String table) {
    try {
      return Files.readAllLines(TABLES.resolve(table)).stream()
          .skip(2)
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int number(String[] row, int column) {
    return row.length <= column || row[column].isEmpty() ? 0 : Integer.parseInt(row[column]);
  }

  static IntStream versions() {
    return IntStream.rangeClosed(SystemdVersion.OLDEST, SystemdVersion.NEWEST);
  }

  private static Parsed<List<NamedText>> render(Path manifest, String version, Target target)
      throws IOException {
    YamlNode layer = Settings.layer("--set", "for=" + version).value().orElseThrow();
    Parsed<Manifest> read =
        ManifestReader.read(
            List.of(Source.of(manifest.toString(), Files.readAllBytes(manifest))), List.of(layer));
    assertThat(read.value()).as("%s: %s", manifest, read.problems()).isPresent();
    return Renderer.render(read.value().orElseThrow(), target, name -> Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void nothingIsNewerThanTheVersionOrGoneInIt(int version) throws IOException {
    int rendered = 0;
    for (Path manifest : Manifests.everywhere()) {
      for (Target target : List.of(Target.SYSTEMD, Target.SYSTEMD_USER)) {
        Parsed<List<NamedText>> files = render(manifest, "systemd " + version, target);
        assertThat(files.problems())
            .as("%s for %d", manifest, version)
            .noneMatch(problem -> problem.rule().equals("M011"));
        for (NamedText file : files.value().orElse(List.of())) {
          rendered++;
          check(version, manifest + " " + file.name(), file.text());
        }
      }
    }
    assertThat(rendered).isGreaterThan(50);
  }

  private static void check(int version, String name, String text) {
    UnitFile unit = UnitParser.parse(new Source(name, text));
    for (UnitFile.Line line : unit.lines()) {
      assertThat(line).as(name).isNotInstanceOf(UnitFile.Junk.class);
      if (line instanceof Assignment assignment && !assignment.key().startsWith("X-")) {
        check(version, name, assignment);
      }
    }
    if (version < 235) {
      for (String line : text.split("\n", -1)) {
        assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(name).isLessThan(2047);
      }
    }
  }

  private static void check(int version, String name, Assignment line) {
    String key = line.section() + "/" + line.key();
    String where = name + " for " + version + ": " + line.key() + "=" + line.value();
    assertThat(KNOWN).as(where).containsKey(key);
    known(version, where, KNOWN.get(key));
    for (String word : line.value().split("[ \t]+", -1)) {
      String plain = word.replaceFirst("^~", "").replaceFirst(":.*", "");
      for (String section : List.of(line.section(), "*")) {
        known(version, where, KNOWN.get(section + "/" + line.key() + "=" + plain));
      }
    }
    if (line.key().matches("Exec(Start|Stop|Reload|Condition)(Pre|Post)?")) {
      Matcher prefixes = Pattern.compile("[-@:+!|]*").matcher(line.value());
      assertThat(prefixes.lookingAt()).isTrue();
      for (char prefix : prefixes.group().toCharArray()) {
        known(version, where, KNOWN.get("Service/Exec*(prefix)=" + prefix));
      }
      boolean absolute = line.value().substring(prefixes.end()).matches("(?s)\"?[/%].*");
      assertThat(absolute || version >= 239).as(where).isTrue();
    }
  }

  private static void known(int version, String where, int[] range) {
    if (range != null) {
      assertThat(range[0]).as(where).isLessThanOrEqualTo(version);
      assertThat(range[1] == 0 || range[1] > version).as(where).isTrue();
    }
  }

  @Test
  void theNewestVersionIsRenderedAsIfNoneWereNamed() throws IOException {
    for (Path manifest : Manifests.everywhere()) {
      boolean named = Files.readString(manifest).contains("\nfor:");
      if (!named) {
        Parsed<Manifest> plain =
            ManifestReader.read(
                List.of(Source.of(manifest.toString(), Files.readAllBytes(manifest))), List.of());
        assertThat(render(manifest, "systemd " + SystemdVersion.NEWEST, Target.SYSTEMD).value())
            .as(manifest.toString())
            .isEqualTo(
                Renderer.render(
                        plain.value().orElseThrow(), Target.SYSTEMD, name -> Optional.empty())
                    .value());
      }
    }
  }

  @Test
  void whatIsLeftOutOrWrittenInAnotherWayIsSaidAtTheManifestsLine() throws IOException {
    Path everything = Path.of("test-fixtures/render/every-key/manifest.yml");
    List<String> old = said(everything, "systemd 208");
    List<String> newest = said(everything, "systemd 262");
    old.removeAll(newest);
    assertThat(old).isNotEmpty().allMatch(message -> message.contains("systemd"));
  }

  private static List<String> said(Path manifest, String version) throws IOException {
    List<String> messages = new ArrayList<>();
    for (Diagnostic problem : render(manifest, version, Target.SYSTEMD).problems()) {
      assertThat(problem.at().source().name()).isEqualTo(manifest.toString());
      messages.add(problem.message());
    }
    return messages;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "systemd 210|runtime_directory: web|systemd 210 does not know RuntimeDirectory=",
        "systemd 219|{runtime_directory: web, count: 2}|systemd 219 cannot create a folder for each",
        "systemd 219|runtime_directory: web/x|systemd 219 cannot create a folder in a folder",
        "systemd 234|state_directory: web|systemd 234 does not know StateDirectory=",
        "systemd 228|capabilities: [KILL]|systemd 228 cannot grant capabilities to a user",
        "systemd 211|runtime_directory: web|",
        "systemd 235|{state_directory: web/x, runtime_directory: web, count: 2}|",
        "systemd 229|capabilities: [KILL]|",
        "rhel-7.4|capabilities: [KILL]|",
        "systemd 208|{capabilities: [KILL], user: root}|",
      })
  void whatAVersionCannotGiveIsRefusedWithWhatToDo(String version, String keys, String message) {
    String process = keys.startsWith("{") ? keys.substring(1, keys.length() - 1) : keys;
    Manifest manifest =
        Manifests.of(
            "{unitgen: 1, name: g, for: "
                + version
                + ", defaults: {user: u, group: u, command: /x}, processes: {p: {"
                + process
                + "}}}");
    List<Diagnostic> errors =
        Renderer.render(manifest, Target.SYSTEMD, name -> Optional.empty()).problems().stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .toList();
    if (message == null) {
      assertThat(errors).isEmpty();
    } else {
      assertThat(errors).hasSize(1);
      assertThat(errors.get(0).message()).startsWith(message);
      assertThat(errors.get(0).help().orElse("")).contains("remove the key");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a--b", "a-"})
  void aGroupWhoseNameNoSliceCanHaveIsRefused(String name) {
    Manifest manifest =
        Manifests.of(
            "{unitgen: 1, name: "
                + name
                + ", slice: {tasks: 5}, processes: {p: {user: u, command: /x}}}");
    assertThat(Renderer.render(manifest, Target.SYSTEMD, template -> Optional.empty()).problems())
        .filteredOn(problem -> problem.severity() == Severity.ERROR)
        .extracting(Diagnostic::message)
        .containsExactly("invalid slice name " + name + ".slice");
  }
}
