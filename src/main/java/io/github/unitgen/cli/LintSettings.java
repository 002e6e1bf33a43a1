package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.files.IoReason;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.lint.config.Config;
import io.github.unitgen.lint.config.ConfigReader;
import io.github.unitgen.lint.config.Threshold;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.render.Renderer;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration with the command line laid over it, for each file. The classes that read YAML
 * are loaded only where there is a configuration.
 */
final class LintSettings {
  private final Path directory;
  private final Path folder;
  private final Config config;
  private final Config.Settings commandLine;
  private final ShellReviewer reviewer;
  private final Map<List<Integer>, Linter> linters = new HashMap<>();

  private LintSettings(
      Path directory,
      Path folder,
      Config config,
      Config.Settings commandLine,
      ShellReviewer reviewer) {
    this.directory = directory;
    this.folder = folder;
    this.config = config;
    this.commandLine = commandLine;
    this.reviewer = reviewer;
  }

  /** A configuration with a mistake is wrong usage: what it was to say is not known. */
  static LintSettings of(LintOptions options, Console console, ShellReviewer reviewer) throws Stop {
    Path directory = console.directory().toAbsolutePath().normalize();
    Config.Settings commandLine = options.settings(console.colour());
    Optional<Path> file =
        options.config().isPresent()
            ? options.config().map(directory::resolve)
            : options.paths().stream().allMatch(Recognizer::isConfig)
                ? Optional.empty() // it is to be linted, whatever is wrong with it
                : above(directory);
    if (file.isEmpty()) {
      return new LintSettings(directory, directory, Config.NONE, commandLine, reviewer);
    }
    Path path = file.get().toAbsolutePath().normalize();
    String name = options.config().orElseGet(() -> slashed(directory.relativize(path)));
    Config config = read(path, name, console);
    Path parent = path.getParent();
    return new LintSettings(
        directory, parent == null ? path : parent, config, commandLine, reviewer);
  }

  /** From the working folder upwards, as far as the repository or to the root. */
  private static Optional<Path> above(Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      Path file = at.resolve(Config.NAME);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
      if (Files.exists(at.resolve(".git"))) {
        break;
      }
    }
    return Optional.empty();
  }

  private static Config read(Path path, String name, Console console) throws Stop {
    try {
      Parsed<Config> config = ConfigReader.read(Source.of(name, Files.readAllBytes(path)));
      if (config.value().isPresent()) {
        return config.value().get();
      }
      String report = new TextReporter(console.colour()).report(config.problems());
      throw Stop.usage("the configuration cannot be used\n" + report.stripTrailing());
    } catch (IOException e) {
      throw Stop.failed(name + ": cannot read: " + IoReason.of(e));
    }
  }

  /** The linter for the file of this name; several threads may ask at once. */
  synchronized Linter linter(String name) {
    List<Integer> matching =
        config.some().isEmpty() ? List.of() : config.matching(fromConfig(name));
    return linters.computeIfAbsent(
        matching,
        parts -> {
          Config.Settings settings = config.settings(parts).then(commandLine);
          return new Linter(
              settings.over(Targets.NEWEST),
              settings.selection(),
              LintSettings::rendering,
              reviewer);
        });
  }

  /** What rendering would say: for the target of the manifest, else as render chooses it. */
  private static List<Diagnostic> rendering(Manifest group) {
    return Renderer.render(
            group, group.impliedTarget().orElse(Target.SYSTEMD), name -> Optional.empty())
        .problems();
  }

  /** Whether a walk is to leave out what it found under {@code name}. */
  boolean isExcluded(String name) {
    return !config.exclude().isEmpty() && config.isExcluded(fromConfig(name));
  }

  /** Where the configuration says that the baseline is. */
  Optional<Path> baseline() {
    return config.baseline().map(name -> folder.resolve(name).normalize());
  }

  /** The path of {@code file} from {@code base}, with slashes; both are absolute. */
  static String relative(Path base, Path file) {
    return slashed(base.relativize(file));
  }

  /** From which severity on a finding counts for the exit code. */
  Threshold failOn(Optional<Threshold> given) {
    return given.or(config::failOn).orElse(Threshold.DEFAULT);
  }

  /** The path from the folder of the configuration; one that leads out of it matches nothing. */
  private String fromConfig(String name) {
    Path path = directory.resolve(name).normalize();
    return path.startsWith(folder)
        ? slashed(folder.relativize(path)) + (name.endsWith("/") ? "/" : "")
        : "../" + slashed(path);
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
