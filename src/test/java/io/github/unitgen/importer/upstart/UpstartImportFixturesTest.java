package io.github.unitgen.importer.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.api.Rendering;
import io.github.unitgen.api.Unitgen;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.source.Source;
import io.github.unitgen.support.Accept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code test-fixtures/import/upstart} holds jobs, the manifest that they become,
 * and what is said of each of their settings. {@code -Dunitgen.accept=true} rewrites these two.
 */
class UpstartImportFixturesTest {
  private static final Path FOLDER = Path.of("test-fixtures/import/upstart");

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void becomeTheManifestOfTheirFolder(Path folder) throws IOException {
    List<ImportFile> files = UpstartFiles.in(folder);
    Imported imported = UpstartFiles.imported(files);

    Accept.same(
        folder.resolve("manifest.yml"), ManifestPrinter.print(imported.manifest().orElseThrow()));
    Accept.same(folder.resolve("report.txt"), UpstartFiles.report(imported));
    assertThat(UpstartFiles.unaccounted(files, imported)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void becomeFilesWithoutErrors(Path folder) throws IOException {
    Source manifest = new Source("manifest.yml", Files.readString(folder.resolve("manifest.yml")));
    for (Target target : List.of(Target.SYSTEMD, Target.UPSTART)) {
      Rendering rendering = Unitgen.render(List.of(manifest), target);

      assertThat(rendering.isDone()).isTrue();
      assertThat(rendering.findings())
          .as(Unitgen.report(rendering.findings()))
          .noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
  }
}
