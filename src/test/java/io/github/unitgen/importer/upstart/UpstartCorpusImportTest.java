package io.github.unitgen.importer.upstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unitgen.api.Rendering;
import io.github.unitgen.api.Unitgen;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs found in the wild, where they are at hand, folder by folder. */
class UpstartCorpusImportTest {
  private static final Path CORPUS = Path.of("../shared/corpus/dev/upstart");

  private static List<Path> folders() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "the corpus ../shared/corpus is not here");
    try (Stream<Path> walk = Files.walk(CORPUS)) {
      return walk.filter(Files::isDirectory).sorted().toList();
    }
  }

  @Test
  void everySettingIsAccountedForAndWhatIsRenderedHasNoErrors() throws IOException {
    for (Path folder : folders()) {
      List<ImportFile> files = UpstartFiles.in(folder);
      Imported imported = UpstartFiles.imported(files);

      assertThat(UpstartFiles.unaccounted(files, imported)).as(folder.toString()).isEmpty();
      if (imported.manifest().isPresent()) {
        Source manifest =
            new Source("manifest.yml", ManifestPrinter.print(imported.manifest().get()));
        Rendering rendering = Unitgen.render(List.of(manifest), Target.SYSTEMD);
        assertThat(rendering.isDone()).as(folder.toString()).isTrue();
        assertThat(rendering.findings())
            .as(folder + "\n" + Unitgen.report(rendering.findings()))
            .noneMatch(finding -> finding.severity() == Severity.ERROR);
      }
    }
  }
}
