package io.github.unitgen.render.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.unitgen.diagnostic.Comparison;
import io.github.unitgen.manifest.GeneratedManifests;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.Inits;
import io.github.unitgen.render.Renderer;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is promised is looked for in the files that the renderer writes. */
class ComparerTest {
  private static final Path FIXTURES = Path.of("test-fixtures/render");

  /** A line of a unit, and what the promise makes of its value. */
  private static final Map<String, String> UNITS =
      Map.of(
          "killed", "TimeoutStopSec=(.*)",
          "stop", "KillSignal=SIG(.*)",
          "watchdog", "WatchdogSec=(.*)",
          "when it has given up", "OnFailure=([^@\\n]*).*",
          "user", "User=(.*)",
          "reload", "ExecReload=/bin/kill -([A-Z0-9]+) .*",
          "restart", "RestartSec=([1-9].*)",
          "runs at", "OnCalendar=(.*)");

  private static final Map<String, String> JOBS =
      Map.of(
          "killed", "kill timeout (.*)",
          "stop", "kill signal (.*)",
          "user", "setuid (.*)",
          "reload", "reload signal (.*)");

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> folders = Files.list(FIXTURES)) {
      return folders.sorted().map(folder -> folder.resolve("manifest.yml")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyPromiseIsInTheFiles(Path fixture) throws IOException {
    Manifest manifest = read(Files.readString(fixture));
    Comparison comparison = Comparer.compare(manifest, Target.SYSTEMD);
    for (Comparison.Part part : comparison.parts()) {
      Optional<ProcessSpec> process = manifest.process(part.process());
      if (process.isPresent()) {
        Map<String, Comparison.Row> rows = new TreeMap<>();
        part.rows().forEach(row -> rows.put(row.promise(), row));
        String unit = text(manifest, process.get(), Target.SYSTEMD);
        String job = text(manifest, process.get(), Target.UPSTART);
        UNITS.forEach((promise, line) -> find(rows, promise, line, unit, true));
        JOBS.forEach((promise, line) -> find(rows, promise, line, job, false));
        limits(rows, unit, job);
      }
    }
  }

  private static void find(
      Map<String, Comparison.Row> rows, String promise, String line, String file, boolean isUnit) {
    Matcher matcher = Pattern.compile("(?m)^" + line + "$").matcher(file);
    Comparison.Row row = rows.get(promise);
    while (matcher.find()) {
      // A delay without a restart promises nothing.
      if (!promise.equals("restart")
          || file.contains("\nRestart=") && !file.contains("\nRestart=no")) {
        assertThat(row).as(promise).isNotNull();
        assertThat(isUnit ? row.systemd() : row.upstart()).as(promise).contains(matcher.group(1));
      }
    }
  }

  /** One start more than restarts on systemd; both as the files have them. */
  private static void limits(Map<String, Comparison.Row> rows, String unit, String job) {
    Comparison.Row row = rows.get("gives up");
    Matcher burst = Pattern.compile("(?m)^StartLimitBurst=(\\d+)$").matcher(unit);
    Matcher restart = Pattern.compile("(?m)^Restart=(on-failure|always)$").matcher(unit);
    if (burst.find() && restart.find()) {
      int restarts = Integer.parseInt(burst.group(1)) - 1;
      assertThat(row.systemd()).startsWith("after " + restarts + " restarts in ");
    }
    Matcher limit = Pattern.compile("(?m)^respawn limit (\\d+) (\\d+)$").matcher(job);
    if (limit.find()) {
      assertThat(row.upstart())
          .isEqualTo("after " + limit.group(1) + " restarts in " + limit.group(2) + "s");
    }
    if (job.contains("respawn limit unlimited")) {
      assertThat(row.upstart()).isEqualTo("never");
    }
  }

  @Test
  void everyManifestCanBeCompared() throws IOException {
    GeneratedManifests generated =
        new GeneratedManifests(
            new ObjectMapper().readTree(Files.readString(Path.of("schema/unitgen.schema.json"))),
            Seed.random());
    int compared = 0;
    for (int i = 0; i < 2000; i++) {
      Optional<Manifest> manifest =
          ManifestReader.read(List.of(new Source("manifest.yml", generated.next())), List.of())
              .value();
      for (Target systemd : List.of(Target.SYSTEMD, Target.SYSTEMD_USER)) {
        if (manifest.isPresent() && !Comparer.compare(manifest.get(), systemd).parts().isEmpty()) {
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void rawSettingsCount() {
    Manifest manifest =
        read(
            """
            unitgen: 1
            name: shop
            processes:
              web:
                command: puma
                user: deploy
                systemd:
                  Unit: { StartLimitBurst: many }
                  Service: { TimeoutStopSec: 99, KillMode: control-group, KillSignal: 15 }
                upstart: [kill timeout 77, console none]
            """);
    List<Comparison.Row> rows = Comparer.compare(manifest, Target.SYSTEMD).parts().get(1).rows();
    assertThat(rows)
        .contains(
            new Comparison.Row("stop", "15 to all processes", "TERM to its process group"),
            new Comparison.Row(
                "killed", "after 99s: all that it has started", "after 77s: its process group"),
            new Comparison.Row("output", "the journal", "lost"));
  }

  @Test
  void whatOnlyOneInitRefusesIsSaidAndTheRestCompared() {
    Manifest manifest =
        read(
            """
            unitgen: 1
            name: shop
            processes:
              web: { command: puma, user: deploy, listen: 3000, capabilities: [NET_ADMIN] }
            """);
    Comparison comparison = Comparer.compare(manifest, Target.SYSTEMD);
    assertThat(comparison.ofUpstart()).extracting(p -> p.severity().label()).contains("error");
    assertThat(comparison.parts()).hasSize(2);
    assertThat(comparison.parts().get(1).rows())
        .filteredOn(row -> row.upstart().equals("refused"))
        .extracting(Comparison.Row::promise)
        .containsExactly("sockets", "capabilities");
  }

  private static Manifest read(String text) {
    return ManifestReader.read(List.of(new Source("manifest.yml", text)), List.of())
        .value()
        .orElseThrow();
  }

  /** The files of a process; empty where the group is refused. */
  private static String text(Manifest manifest, ProcessSpec process, Target target) {
    List<NamedText> files =
        Renderer.render(manifest, target, name -> Optional.empty()).value().orElse(List.of());
    List<String> own = new ArrayList<>(Inits.of(target).files(manifest, process));
    StringBuilder text = new StringBuilder();
    files.stream().filter(file -> own.contains(file.name())).forEach(f -> text.append(f.text()));
    return text.toString();
  }
}
