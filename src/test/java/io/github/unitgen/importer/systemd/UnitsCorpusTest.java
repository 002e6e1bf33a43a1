package io.github.unitgen.importer.systemd;

import static io.github.unitgen.importer.ImportChecks.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unitgen.api.RenderPipeline;
import io.github.unitgen.api.Rendering;
import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.Fate.Outcome;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Units found in the wild, folder by folder, where they are at hand. */
class UnitsCorpusTest {
  private static final Path CORPUS = Path.of("../shared/corpus/dev/systemd");

  /** Inputs of systemd's own tests, which nobody deploys, are imported and not counted. */
  private static final List<String> NOT_DEPLOYED = List.of("/systemd-tests", "/systemd-fuzz");

  @BeforeEach
  void isAtHand() {
    assumeTrue(Files.isDirectory(CORPUS), "the corpus ../shared/corpus is not here");
  }

  /** The units of each folder, and what lies in the folders of their drop-ins. */
  private static Collection<List<ImportFile>> folders() throws IOException {
    Map<String, List<ImportFile>> folders = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(CORPUS)) {
      for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
        UnitName name = UnitName.of(path.toString());
        Source source = Source.of(path.toString(), Files.readAllBytes(path));
        if ((name.isKnown() || name.dropIn()) && source.firstInvalidByte() < 0) {
          Path folder = name.dropIn() ? path.getParent().getParent() : path.getParent();
          folders
              .computeIfAbsent(folder.toString(), key -> new ArrayList<>())
              .add(new ImportFile(source, path.toAbsolutePath().normalize().toString()));
        }
      }
    }
    return folders.values();
  }

  private static Imported imported(List<ImportFile> files) {
    return Importer.units(files, List.of(), request("imported"));
  }

  @Test
  void everySettingHasAFateAndNineInTenOfAServiceAreCarried() throws IOException {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (List<ImportFile> files : folders()) {
      Imported imported = imported(files);
      assertThat(UnitsImporterPropertyTest.missing(files, imported)).isEmpty();
      for (Map.Entry<String, Outcome> setting : settings(imported).entrySet()) {
        if (NOT_DEPLOYED.stream().noneMatch(setting.getKey()::contains)) {
          outcomes.merge(setting.getValue(), 1, Integer::sum);
        }
      }
    }
    int all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(outcomes.get(Outcome.CARRIED) * 100 / all)
        .as("%s", outcomes)
        .isGreaterThanOrEqualTo(90);
    assertThat(outcomes.get(Outcome.NOT_CARRIED) * 100 / all).as("%s", outcomes).isLessThan(4);
  }

  /** The worst that became of each setting of a service. */
  private static Map<String, Outcome> settings(Imported imported) {
    Map<String, Outcome> settings = new TreeMap<>();
    for (Fate fate : imported.fates()) {
      String file = fate.at().source().name();
      // Those of systemd itself are left where they are.
      boolean isOwn = SystemUnits.contains(file.substring(file.lastIndexOf('/') + 1));
      if (file.endsWith(".service") && !isOwn && !fate.at().span().isEmpty()) {
        settings.merge(
            file + ":" + fate.at().span().start(),
            fate.outcome(),
            (one, other) -> one.compareTo(other) > 0 ? one : other);
      }
    }
    return settings;
  }

  @Test
  void whatIsImportedCanBeRendered() throws IOException {
    for (List<ImportFile> files : folders()) {
      Imported imported = imported(files);
      if (imported.manifest().isPresent()) {
        String manifest = ManifestPrinter.print(imported.manifest().get());
        Rendering rendering =
            RenderPipeline.run(
                List.of(new Source("manifest.yml", manifest)),
                List.of(),
                read -> read.flatMap(found -> found.target()).orElse(Target.SYSTEMD),
                name -> Optional.empty());
        List<Diagnostic> errors =
            rendering.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .filter(finding -> finding.rule().startsWith("M"))
                .toList();
        assertThat(errors).as("%s\n%s", files.get(0).path(), manifest).isEmpty();
        assertThat(rendering.files()).isNotEmpty();
      }
    }
  }
}
