package io.github.unitgen.importer.systemd;

import static io.github.unitgen.importer.ImportChecks.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.unitgen.api.RenderPipeline;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.Fate.Outcome;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.manifest.GeneratedManifests;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.meaning.command.StopTimes;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** What unitgen has rendered for systemd is imported as what it was rendered from. */
class UnitsRoundTripTest {
  private static final ImportRequest REQUEST = request("shop");

  private static final int GENERATED = 1000;

  /** The settings that may differ, and why. */
  private static final Map<String, Set<String>> EXCEPTIONS =
      Map.of(
          // A secret is never written into a manifest.
          "examples/celery/manifest.yml", Set.of("Environment"),
          "test-fixtures/render/quoting/manifest.yml", Set.of("Environment"),
          // What systemd 219 knows of the profile is no whole profile: its mask is one of its own.
          "test-fixtures/render/old-inits/manifest.yml", Set.of("UMask", ""),
          // What stood among the raw directives has a key, and stands where the key puts it.
          "test-fixtures/render/socket-folders/manifest.yml", Set.of("RuntimeDirectory"),
          "test-fixtures/render/raw/manifest.yml",
              Set.of("Documentation", "After", "Environment", "ExecReload"));

  static List<String> manifests() throws IOException {
    List<String> found = new ArrayList<>();
    for (String folder : List.of("examples", "test-fixtures/render")) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        walk.filter(path -> path.toString().endsWith(".yml"))
            .filter(path -> rendered(text(path)).isPresent())
            .sorted()
            .forEach(path -> found.add(path.toString().replace('\\', '/')));
      }
    }
    return found;
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files by their names; empty where the manifest is refused. */
  static Optional<Map<String, String>> rendered(String manifest) {
    Parsed<Manifest> read =
        StopTimes.read(List.of(new Source("manifest.yml", manifest)), List.of());
    return read.value()
        .map(found -> Renderer.render(found, Target.SYSTEMD, name -> Optional.empty()))
        .flatMap(Parsed::value)
        .map(
            files -> {
              Map<String, String> byName = new TreeMap<>();
              files.forEach(file -> byName.put(file.name(), file.text()));
              return byName;
            });
  }

  private static List<ImportFile> files(Map<String, String> texts, boolean signed) {
    List<NamedText> files = new ArrayList<>();
    texts.forEach((name, text) -> files.add(new NamedText(name, text)));
    return (signed ? RenderPipeline.signed(files, "manifest.yml", "g") : files)
        .stream()
            .map(
                file ->
                    new ImportFile(
                        new Source(file.name(), file.text()), "/etc/systemd/system/" + file.name()))
            .toList();
  }

  static Imported imported(Map<String, String> texts) {
    return Importer.units(files(texts, true), List.of(), REQUEST);
  }

  private static String printed(Imported imported) {
    return imported.manifest().map(ManifestPrinter::print).orElse("");
  }

  /** The keys of the lines that only one of two texts has. */
  private static Set<String> different(String one, String other) {
    Set<String> keys = new TreeSet<>();
    Map<String, Long> counts = new TreeMap<>();
    one.lines().forEach(line -> counts.merge(line, 1L, Long::sum));
    other.lines().forEach(line -> counts.merge(line, -1L, Long::sum));
    counts.forEach(
        (line, count) -> {
          if (count != 0) {
            keys.add(line.substring(0, Math.max(0, line.indexOf('='))));
          }
        });
    return keys;
  }

  private static void check(String manifest, Set<String> exceptions) {
    Map<String, String> files = rendered(manifest).orElseThrow();
    String again = printed(imported(files));
    String versions = manifest.lines().filter(l -> l.startsWith("for:")).findFirst().orElse("");
    Map<String, String> round = rendered(again + versions + "\n").orElse(Map.of());
    assertThat(round.keySet()).as(again).isEqualTo(files.keySet());
    files.forEach(
        (name, text) -> {
          Set<String> different = different(text, round.getOrDefault(name, ""));
          different.removeAll(exceptions);
          assertThat(different).as("%s of %s\n%s", name, manifest, again).isEmpty();
          if (exceptions.isEmpty()) {
            assertThat(round.get(name)).as("%s of %s\n%s", name, manifest, again).isEqualTo(text);
          }
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manifests")
  void whatIsRenderedIsImported(String path) {
    check(text(Path.of(path)), EXCEPTIONS.getOrDefault(path, Set.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manifests")
  void nothingOfOurCommentsIsRead(String path) {
    Map<String, String> files = rendered(text(Path.of(path))).orElseThrow();
    Imported plain = Importer.units(files(files, false), List.of(), REQUEST);
    assertThat(printed(plain)).isEqualTo(printed(imported(files)));
  }

  @Test
  void whatIsRenderedOfGeneratedManifestsIsImported() throws IOException {
    GeneratedManifests manifests =
        new GeneratedManifests(
            new ObjectMapper().readTree(Path.of("schema/unitgen.schema.json").toFile()),
            Seed.random());
    for (int i = 0; i < GENERATED; ) {
      String manifest = manifests.next();
      // The versions are those of who renders, and no unit says them.
      Optional<Map<String, String>> files =
          manifest.contains("\nfor:") ? Optional.empty() : rendered(manifest);
      if (files.isPresent()) {
        i++;
        check(manifest, ignored(imported(files.get())));
      }
    }
  }

  /** Values that systemd itself makes nothing of. */
  private static Set<String> ignored(Imported imported) {
    Set<String> ignored = new TreeSet<>();
    for (Fate fate : imported.fates()) {
      if (fate.outcome() == Outcome.NOT_CARRIED && fate.become().startsWith("systemd ignores")) {
        ignored.add(fate.setting());
      }
    }
    return ignored;
  }
}
