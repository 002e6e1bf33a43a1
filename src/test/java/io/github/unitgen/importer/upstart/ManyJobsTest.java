package io.github.unitgen.importer.upstart;

import static io.github.unitgen.importer.ImportChecks.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyJobsTest {
  private static final int JOBS = 1000;

  /** With all of it at each process the manifest would have more values than any may have. */
  @Test
  void aThousandJobsAreOneManifest() {
    List<ImportFile> files = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      String path = "/etc/init/worker" + i + ".conf";
      String job =
          "start on runlevel [2345]\nstop on runlevel [!2345]\nrespawn\nrespawn limit 5 60\n"
              + "kill timeout 40\nsetuid daemon\nsetgid daemon\nchdir /srv\numask 027\nnice 5\n"
              + "limit nofile 9000 9000\nreload signal USR1\nenv A=b\nexec /srv/worker "
              + i
              + "\n";
      files.add(new ImportFile(new Source(path, job), path));
    }
    ImportRequest request = request("shop");
    Imported imported = Importer.jobs(files, List.of(), request);
    assertThat(imported.isWhole()).isTrue();
    assertThat(imported.manifest().orElseThrow().processes()).hasSize(JOBS);
    assertThat(imported.manifest().orElseThrow().defaults()).containsKeys("user", "limits", "env");
  }
}
