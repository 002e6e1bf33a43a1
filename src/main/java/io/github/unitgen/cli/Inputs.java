package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.files.Input;
import io.github.unitgen.files.IoReason;
import io.github.unitgen.lint.Importable;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.meaning.command.StopTimes;
import io.github.unitgen.render.template.TemplateSource;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import io.github.unitgen.syntax.yaml.YamlParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the command line names. */
final class Inputs {
  /** More is never read: a longer manifest is refused, and standard input may have no end. */
  private static final int MOST_BYTES = 4 * YamlParser.MAX_LENGTH + 4;

  private static final List<String> TEMPLATES =
      List.of(
          "capistrano/systemd.rake.ftl",
          "capistrano/upstart.rake.ftl",
          "sudoers/rules.ftl",
          "systemd/group.slice.ftl",
          "systemd/group.target.ftl",
          "systemd/process.service.ftl",
          "systemd/process.socket.ftl",
          "systemd/process.timer.ftl",
          "upstart/manager.conf.ftl",
          "upstart/requires.conf.ftl",
          "upstart/process.conf.ftl");

  private final Path directory;
  private final InputStream standardInput;

  Inputs(Console console) {
    this.directory = console.directory();
    this.standardInput = console.in();
  }

  /** The manifest or overlay at {@code path}; reports name it as it was given. */
  private Source manifest(String path) throws Stop {
    Path file = directory.resolve(path);
    if (Files.isDirectory(file)) {
      throw Stop.failed(path + ": this is a folder; name the manifest in it");
    }
    try (InputStream in = Input.open(file)) {
      Source source = Source.of(path, in.readNBytes(MOST_BYTES));
      Optional<String> other =
          path.endsWith(".yml") || path.endsWith(".yaml")
              ? Optional.empty()
              : Importable.hint(source);
      if (other.isPresent()) {
        throw Stop.failed(other.get());
      }
      return source;
    } catch (IOException e) {
      throw Stop.failed(path + ": cannot read: " + IoReason.of(e));
    }
  }

  private Source standardInput(String name) throws Stop {
    try {
      return Source.of(name, standardInput.readNBytes(MOST_BYTES));
    } catch (IOException e) {
      throw Stop.failed("standard input: cannot read: " + IoReason.of(e));
    }
  }

  /**
   * The layers of a group: files, then settings merged into them. {@code whole}: each setting could
   * be read.
   */
  record Layers(List<Source> sources, List<YamlNode> settings, boolean whole) {
    /** The group; what is wrong with it is added to {@code findings}. */
    Optional<Manifest> group(List<Diagnostic> findings) {
      Parsed<Manifest> manifest = StopTimes.read(sources, settings);
      findings.addAll(manifest.problems());
      return whole ? manifest.value() : Optional.empty();
    }
  }

  /**
   * Reads the layers that {@code options} name; problems of settings are added to {@code findings}.
   */
  Layers layers(ManifestOptions options, List<Diagnostic> findings) throws Stop {
    List<Source> sources = new ArrayList<>();
    for (String path : options.manifests()) {
      sources.add(
          path.equals(ManifestOptions.STANDARD_INPUT)
              ? standardInput(options.inputName())
              : manifest(path));
    }
    List<YamlNode> settings = new ArrayList<>();
    boolean whole = true;
    for (Parsed<YamlNode> layer : options.settings()) {
      findings.addAll(layer.problems());
      layer.value().ifPresent(settings::add);
      whole &= layer.value().isPresent();
    }
    options.checkCounts(sources, settings);
    return new Layers(sources, settings, whole);
  }

  /** Templates of the user; each that is not there is taken from unitgen. */
  TemplateSource templates(Optional<String> folder) throws Stop {
    if (folder.isEmpty()) {
      return name -> Optional.empty();
    }
    Path path = directory.resolve(folder.get());
    if (!Files.isDirectory(path)) {
      throw Stop.failed(folder.get() + ": no such template folder");
    }
    if (TEMPLATES.stream().noneMatch(name -> Files.exists(path.resolve(name)))) {
      throw Stop.usage(
          folder.get() + ": no template found; expected one of " + String.join(", ", TEMPLATES));
    }
    return name -> template(folder.get(), path, name);
  }

  private static Optional<Source> template(String folder, Path path, String name) {
    Path file = path.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Input.open(file)) {
      return Optional.of(Source.of(folder + "/" + name, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(folder + "/" + name, e);
    }
  }
}
