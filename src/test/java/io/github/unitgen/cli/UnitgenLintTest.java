package io.github.unitgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.unitgen.api.Unitgen;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.report.LintFormat;
import io.github.unitgen.report.LintRun;
import io.github.unitgen.report.LintTool;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that lint with {@link Unitgen} are told what the command says. */
class UnitgenLintTest {
  private final Path root = Jimfs.newFileSystem(Configuration.unix()).getPath("");

  /** By file, what the command says of all files of {@code sources}, each of them named. */
  private Map<String, List<String>> ofCommand(List<Source> sources) throws IOException {
    List<String> args = new ArrayList<>(List.of("lint", "--format", "json"));
    for (Source source : sources) {
      Path file = root.resolve(source.name()).toAbsolutePath();
      Files.createDirectories(file.getParent());
      Files.write(file, Source.encode(source.text()));
      args.add(source.name());
    }
    StringWriter out = new StringWriter();
    PrintWriter err = new PrintWriter(new StringWriter());
    InputStream nothing = InputStream.nullInputStream();
    Console console = new Console(nothing, new PrintWriter(out), err, root, Map.of(), false);
    Main.run(args.toArray(String[]::new), console);
    return byFile(out.toString());
  }

  private static Map<String, List<String>> ofUnitgen(List<Source> sources) {
    Map<Source, List<Diagnostic>> found = Unitgen.lint(sources);
    List<Diagnostic> findings = found.values().stream().flatMap(List::stream).toList();
    LintRun run = new LintRun(findings, List.of(), List.of(), List.of());
    LintTool tool = new LintTool("", id -> Optional.empty(), id -> "");
    StringWriter out = new StringWriter();
    LintFormat.JSON.write(run, LintFormat.View.PLAIN, tool, new PrintWriter(out));
    return byFile(out.toString());
  }

  private static Map<String, List<String>> byFile(String json) {
    JsonArray findings = JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("findings");
    Map<String, List<String>> byFile = new LinkedHashMap<>();
    for (JsonElement finding : findings) {
      String file = finding.getAsJsonObject().get("file").getAsString();
      byFile.computeIfAbsent(file, name -> new ArrayList<>()).add(finding.toString());
    }
    return byFile;
  }

  @ParameterizedTest
  @ValueSource(strings = {"examples", "test-fixtures"})
  void theFindingsOverAllFilesOfTheRepositoryAreThoseOfTheCommand(String folder)
      throws IOException {
    List<Source> sources = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(Path.of(folder))) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        sources.add(Source.of(file.toString(), Files.readAllBytes(file)));
      }
    }
    Map<String, List<String>> expected = ofCommand(sources);
    Map<String, List<String>> found = ofUnitgen(sources);
    assertThat(found).isNotEmpty();
    for (Source source : sources) {
      String name = source.name();
      assertThat(found.get(name)).as(name).isEqualTo(expected.get(name));
    }
  }

  @Test
  void aManifestWithoutAUserIsBlamedAsItIsByTheCommand() throws IOException {
    String text = "unitgen: 1\nname: w\nprocesses:\n  a: { command: /srv/a }\n";
    List<Source> manifest = List.of(new Source("w.yml", text));
    Map<String, List<String>> found = ofUnitgen(manifest);
    assertThat(found.toString()).contains("M801");
    assertThat(found).isEqualTo(ofCommand(manifest));
  }

  @Test
  void filesThatUnitsNameAreFoundAmongTheOthers() throws IOException {
    String variables = "A = b\nexport X=1\n";
    String unit =
        """
        [Service]
        EnvironmentFile=/etc/default/app
        ExecStart=/srv/app/bin/sidekiq -C /srv/app/config/sidekiq.yml
        TimeoutStopSec=30
        KillMode=mixed
        """;
    for (String folder : List.of("deploy/", "image/etc/systemd/system/")) {
      List<Source> files =
          List.of(
              new Source(folder + "app.service", unit),
              new Source("deploy/app.default", variables),
              new Source("image/etc/default/app", variables),
              new Source("config/sidekiq.yml", ":timeout: 50\n"),
              new Source("image/srv/app/config/sidekiq.yml", ":timeout: 60\n"));
      Map<String, List<String>> found = ofUnitgen(files);
      assertThat(found).as(folder).isEqualTo(ofCommand(files));
      assertThat(found).as(folder).hasSize(2);
      assertThat(found.toString()).containsAnyOf("50s", "60s");
    }
  }

  @Test
  void aConfigurationIsJudgedAsItIsByTheCommand() throws IOException {
    List<Source> config = List.of(new Source(".unitgen.yml", "ruls: {}\n"));
    Map<String, List<String>> found = ofUnitgen(config);
    assertThat(found.toString()).contains("X914");
    assertThat(found).isEqualTo(ofCommand(config));
  }
}
