package io.github.unitgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.init.FileChange;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Manifests for tests, and what becomes of them. */
public final class Manifests {
  /** A manifest with every key; a new key needs a use there. */
  private static final Path EVERY_KEY = Path.of("test-fixtures/render/every-key/manifest.yml");

  private Manifests() {}

  /**
   * The manifest of each example and fixture; of those with overlays, the base. Folders of examples
   * that show something else than a manifest have none.
   */
  public static List<Path> everywhere() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String parent : List.of("examples", "test-fixtures/render")) {
      try (Stream<Path> folders = Files.list(Path.of(parent))) {
        for (Path folder : folders.sorted().toList()) {
          Path manifest = folder.resolve("manifest.yml");
          Path base = folder.resolve("base.yml");
          Stream.of(manifest, base).filter(Files::exists).findFirst().ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /**
   * The fixture every-key without what changes the files of other keys: the prefix, the port and
   * raw settings. The process {@code web} sets what remains. {@code layers} are laid over it.
   */
  public static Manifest everything(String... layers) {
    List<Source> sources = new ArrayList<>();
    try {
      sources.add(Source.of("manifest.yml", Files.readAllBytes(EVERY_KEY)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String without = "prefix: ~\nprocesses: { web: { port: ~, systemd: ~, upstart: ~ } }\n";
    sources.add(new Source("without.yml", without));
    Stream.of(layers).map(layer -> new Source("layer.yml", layer)).forEach(sources::add);
    return of(sources);
  }

  /** A manifest without errors. */
  public static Manifest of(String text) {
    return of(List.of(new Source("test.yml", text)));
  }

  private static Manifest of(List<Source> layers) {
    Parsed<Manifest> read = ManifestReader.read(layers, List.of());
    assertThat(read.value()).as("%s", read.problems()).isPresent();
    return read.value().orElseThrow();
  }

  /** A group `g` of these processes; the lines stand as they are, below {@code processes:}. */
  public static Manifest group(String... lines) {
    return of(
        "unitgen: 1\nname: g\ndefaults: { user: u, group: u, command: /x }\nprocesses:\n  "
            + String.join("\n  ", lines)
            + "\n");
  }

  /** The rendered files by their names; there is no error. */
  public static Map<String, String> render(Manifest manifest, Target target) {
    Parsed<List<NamedText>> rendered = Renderer.render(manifest, target, name -> Optional.empty());
    assertThat(rendered.value()).as("%s", rendered.problems()).isPresent();
    Map<String, String> files = new TreeMap<>();
    rendered.value().orElseThrow().forEach(file -> files.put(file.name(), file.text()));
    return files;
  }

  /** What is said when {@code text} is a user's template of that name. */
  public static List<Diagnostic> problems(
      Manifest manifest, Target target, String template, String text) {
    return Renderer.render(
            manifest,
            target,
            name -> name.equals(template) ? Optional.of(new Source(name, text)) : Optional.empty())
        .problems();
  }

  /** All files of a change from one manifest to another; what is no longer there is pruned. */
  public static List<FileChange> changes(Manifest before, Manifest after, Target target) {
    return changes(render(before, target), render(after, target));
  }

  /** As above, from files. */
  public static List<FileChange> changes(Map<String, String> before, Map<String, String> after) {
    List<FileChange> changes = new ArrayList<>();
    Map<String, String> all = new TreeMap<>(before);
    all.putAll(after);
    for (String name : all.keySet()) {
      changes.add(
          new FileChange(
              name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name))));
    }
    return changes;
  }
}
