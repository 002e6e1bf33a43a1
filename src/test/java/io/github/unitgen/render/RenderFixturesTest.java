package io.github.unitgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Accept;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code test-fixtures/render} holds a manifest, the files that it becomes for each
 * target, and what is said about them. {@code -Dunitgen.accept=true} rewrites all but the
 * manifests.
 */
class RenderFixturesTest {
  private static final Path FOLDER = Path.of("test-fixtures/render");

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  /** The manifest of a fixture. */
  static Manifest manifest(String fixture) throws IOException {
    Parsed<Manifest> read = read(fixture);
    assertThat(read.value()).as("%s: %s", fixture, read.problems()).isPresent();
    return read.value().orElseThrow();
  }

  private static Parsed<Manifest> read(String fixture) throws IOException {
    Path path = FOLDER.resolve(fixture).resolve("manifest.yml");
    return ManifestReader.read(
        List.of(Source.of("manifest.yml", Files.readAllBytes(path))), List.of());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void rendersAsItsFixtureSays(String fixture) throws IOException {
    Manifest manifest = manifest(fixture);
    StringBuilder findings = new StringBuilder();
    report("manifest", read(fixture).problems(), findings);
    Map<String, String> files = new TreeMap<>();
    for (Target target : Target.values()) {
      Parsed<List<NamedText>> rendered =
          Renderer.render(manifest, target, name -> Optional.empty());
      report(target.id(), rendered.problems(), findings);
      assertThat(rendered.problems()).noneMatch(p -> p.rule().equals("M011"));
      assertThat(rendered.value().isPresent()).isEqualTo(!rendered.hasErrors());
      for (NamedText file : rendered.value().orElse(List.of())) {
        files.put(target.id() + "/" + file.name(), file.text());
      }
    }
    files.put("findings.txt", findings.toString());
    compare(fixture, files);
  }

  private static void report(String of, List<Diagnostic> problems, StringBuilder out) {
    if (!problems.isEmpty()) {
      out.append("== ").append(of).append('\n').append(new TextReporter(false).report(problems));
    }
  }

  private static void compare(String fixture, Map<String, String> files) throws IOException {
    Path folder = FOLDER.resolve(fixture);
    if (Accept.isOn()) {
      for (String name : present(folder)) {
        Files.delete(folder.resolve(name));
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Accept.same(folder.resolve(file.getKey()), file.getValue());
    }
    assertThat(present(folder)).isEqualTo(files.keySet());
  }

  private static Set<String> present(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      Set<String> names = new TreeSet<>();
      all.filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .filter(name -> !name.equals("manifest.yml"))
          .forEach(names::add);
      return names;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyFileIsReadWithoutAnError(String fixture) throws IOException {
    for (String name : present(FOLDER.resolve(fixture))) {
      Source text = new Source(name, Files.readString(FOLDER.resolve(fixture).resolve(name)));
      if (name.startsWith("upstart/")) {
        JobFile job = JobParser.parse(text);
        assertThat(job.error()).as(name).isEmpty();
        assertThat(job.print()).isEqualTo(text.text());
      } else if (name.startsWith("systemd")) {
        UnitFile unit = UnitParser.parse(text);
        assertThat(unit.lines()).as(name).noneMatch(UnitFile.Junk.class::isInstance);
        assertThat(unit.print()).isEqualTo(text.text());
      }
    }
  }

  @Test
  void everyKeyOfAManifestIsRendered() throws IOException {
    JsonObject schema =
        JsonParser.parseString(Files.readString(Path.of("schema/unitgen.schema.json")))
            .getAsJsonObject();
    Set<String> keys = new TreeSet<>(schema.getAsJsonObject("properties").keySet());
    keys.addAll(
        schema
            .getAsJsonObject("$defs")
            .getAsJsonObject("process")
            .getAsJsonObject("properties")
            .keySet());
    keys.removeAll(Set.of("target", "x-"));
    List<String> unused = new ArrayList<>();
    StringBuilder manifests = new StringBuilder();
    for (String fixture : cases()) {
      if (!read(fixture).hasErrors()) {
        manifests.append(Files.readString(FOLDER.resolve(fixture).resolve("manifest.yml")));
      }
    }
    for (String key : keys) {
      if (!manifests.toString().contains(key + ":")) {
        unused.add(key);
      }
    }
    assertThat(unused).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theSameManifestGivesTheSameBytes(String fixture) throws IOException {
    for (Target target : Target.values()) {
      assertThat(Renderer.render(manifest(fixture), target, name -> Optional.empty()))
          .extracting(parsed -> parsed.value())
          .isEqualTo(Renderer.render(manifest(fixture), target, name -> Optional.empty()).value());
    }
  }

  @Test
  void onlyWhatATargetCannotCarryIsAnError() throws IOException {
    for (String fixture : cases()) {
      for (Target target : Target.values()) {
        List<Diagnostic> problems =
            Renderer.render(manifest(fixture), target, name -> Optional.empty()).problems();
        assertThat(problems)
            .filteredOn(problem -> problem.severity() == Severity.ERROR)
            .as("%s for %s", fixture, target.id())
            .matches(
                errors -> errors.isEmpty() || fixture.equals("not-carried") || isNamed(errors));
      }
    }
  }

  private static boolean isNamed(List<? extends Diagnostic> errors) {
    return errors.stream().allMatch(e -> e.rule().equals("M007") || e.rule().equals("M704"));
  }
}
