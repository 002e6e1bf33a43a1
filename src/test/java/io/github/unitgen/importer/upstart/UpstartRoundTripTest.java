package io.github.unitgen.importer.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.unitgen.api.Rendering;
import io.github.unitgen.api.Unitgen;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.manifest.GeneratedManifests;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.render.deploy.Companion;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What unitgen has rendered for Upstart is imported, and renders the same. */
class UpstartRoundTripTest {
  private static final Path SCHEMA = Path.of("schema/unitgen.schema.json");

  /** Manifests of which a job does not hold all, and what. */
  private static final Map<String, String> LESS =
      Map.of(
          "celery", "a secret stays out of the manifest",
          "quoting", "a secret stays out of the manifest",
          "every-key", "`documentation` is a comment of the job",
          "schedule", "`documentation` is a comment of the job",
          "raw", "raw stanzas get the keys that they have, and comments are not read",
          "old-upstart", "raw stanzas get the keys that they have",
          "shell", "what a shell only passes on becomes keys");

  static Stream<Path> manifests() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String folder : List.of("test-fixtures/render", "examples")) {
      try (Stream<Path> folders = Files.list(Path.of(folder))) {
        folders.map(path -> path.resolve("manifest.yml")).filter(Files::exists).forEach(found::add);
      }
    }
    return found.stream().sorted();
  }

  /** What of a generated manifest no job holds, or holds for another key. */
  private static final List<String> OTHERS =
      List.of("documentation:", "upstart:", "shell:", "a && b", "sh -c", "exec ", "#");

  @Test
  void generatedManifestsComeBack() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Files.readString(SCHEMA));
    GeneratedManifests generated = new GeneratedManifests(schema, Seed.random());
    int same = 0;
    while (same < 1000) {
      String manifest = generated.next();
      Rendering rendered = Unitgen.render(List.of(new Source("m.yml", manifest)), Target.UPSTART);
      if (!rendered.isDone() || OTHERS.stream().anyMatch(manifest::contains)) {
        continue;
      }
      String text = imported(rendered);
      Rendering again = render(text, manifest);

      assertThat(bodies(again))
          .as(manifest + "\n-----\n" + text + Unitgen.report(again.findings()))
          .isEqualTo(bodies(rendered));
      same++;
    }
  }

  /** The file of cron that starts what runs at times; empty without such processes. */
  private static Optional<ImportFile> table(Rendering rendering) {
    return rendering
        .manifest()
        .filter(
            manifest ->
                manifest.processes().stream().anyMatch(p -> p.activation().schedule().isPresent()))
        .flatMap(
            manifest ->
                Renderer.companions(
                        manifest,
                        Target.UPSTART,
                        List.of(Companion.CRON),
                        "",
                        name -> Optional.empty())
                    .value())
        .map(files -> files.get(0))
        .map(
            file -> new ImportFile(new Source("table", file.text()), "/etc/cron.d/" + file.name()));
  }

  /** The files without their first lines, and the table of cron. */
  private static Map<String, String> bodies(Rendering rendering) {
    Map<String, String> bodies = files(rendering);
    table(rendering).ifPresent(table -> bodies.put(table.path(), table.source().text()));
    return bodies;
  }

  private static Map<String, String> files(Rendering rendering) {
    Map<String, String> bodies = new TreeMap<>();
    for (NamedText file : rendering.files()) {
      bodies.put(file.name(), file.text().substring(file.text().indexOf('\n') + 1));
    }
    return bodies;
  }

  /** For the versions that {@code manifest} is for, which no job tells. */
  private static Rendering render(String text, String manifest) {
    StringBuilder versions = new StringBuilder("unitgen: 1\n");
    manifest.lines().filter(line -> line.startsWith("for:")).forEach(versions::append);
    return Unitgen.render(
        List.of(new Source("manifest.yml", text), new Source("for.yml", versions.toString())),
        Target.UPSTART);
  }

  private static String imported(Rendering rendering) {
    return ManifestPrinter.print(
        UpstartFiles.imported(
                UpstartFiles.of(rendering.files()), table(rendering).stream().toList())
            .manifest()
            .orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void comesBack(Path path) throws IOException {
    String manifest = Files.readString(path);
    Rendering rendered = Unitgen.render(List.of(new Source("m.yml", manifest)), Target.UPSTART);
    if (!rendered.isDone()) {
      return;
    }
    String text = imported(rendered);
    Rendering again = render(text, manifest);
    assertThat(again.isDone()).as(Unitgen.report(again.findings())).isTrue();
    boolean whole = !LESS.containsKey(path.getName(path.getNameCount() - 2).toString());

    assertThat(bodies(again).equals(bodies(rendered))).as(text).isEqualTo(whole);
    // What has come over once stays as it is.
    assertThat(bodies(render(imported(again), manifest))).isEqualTo(bodies(again));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void isReadWithoutTheCommentsOfUnitgen(Path path) throws IOException {
    Rendering rendered =
        Unitgen.render(List.of(new Source("m.yml", Files.readString(path))), Target.UPSTART);
    List<ImportFile> bare = new ArrayList<>();
    files(rendered)
        .forEach(
            (name, text) -> bare.add(UpstartFiles.file(name, text.replaceAll("(?m)^#.*\n", ""))));

    assertThat(UpstartFiles.imported(bare).manifest())
        .isEqualTo(UpstartFiles.imported(UpstartFiles.of(rendered.files())).manifest());
  }
}
