package io.github.unitgen.manifest;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with {@code manifest.yml}, overlays beside it, and a {@code --set} a line in args.txt.
 */
record Fixture(Path folder) {
  private static final Path ROOT = Path.of("test-fixtures", "manifest");

  /** The cases in {@code err} or {@code ok}, by name. */
  static List<Fixture> all(String kind) {
    try (Stream<Path> folders = Files.list(ROOT.resolve(kind))) {
      return folders.sorted().map(Fixture::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }

  List<Source> layers() throws IOException {
    List<Source> layers = new ArrayList<>();
    layers.add(source(folder.resolve("manifest.yml")));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().startsWith("overlay")) {
          layers.add(source(file));
        }
      }
    }
    return layers;
  }

  private static Source source(Path file) throws IOException {
    return Source.of(file.getFileName().toString(), Files.readAllBytes(file));
  }

  /** As the command line does it. */
  Parsed<Manifest> read() throws IOException {
    List<Diagnostic> findings = new ArrayList<>();
    List<YamlNode> settings = new ArrayList<>();
    Path args = folder.resolve("args.txt");
    if (Files.exists(args)) {
      for (String line : Files.readAllLines(args)) {
        Parsed<YamlNode> layer = Settings.layer("--set", line);
        findings.addAll(layer.problems());
        layer.value().ifPresent(settings::add);
      }
    }
    Parsed<Manifest> manifest = ManifestReader.read(layers(), settings);
    boolean whole = findings.isEmpty();
    findings.addAll(manifest.problems());
    return new Parsed<>(whole ? manifest.value() : Optional.empty(), findings);
  }
}
