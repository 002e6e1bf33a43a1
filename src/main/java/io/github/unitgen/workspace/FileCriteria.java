package io.github.unitgen.workspace;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.files.IoReason;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import io.github.unitgen.workspace.config.Config;
import io.github.unitgen.workspace.config.ConfigReader;
import io.github.unitgen.workspace.config.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The criteria of each file: the configuration with the settings of the request laid over it. The
 * classes that read YAML are loaded only where there is a configuration.
 */
final class FileCriteria {
  private final Path directory;
  private final Path folder;
  private final Config config;
  private final Config.Settings over;
  private final ShellReviewer reviewer;
  private final Map<List<Integer>, Criteria> known = new HashMap<>();

  private FileCriteria(
      Path directory, Path folder, Config config, Config.Settings over, ShellReviewer reviewer) {
    this.directory = directory;
    this.folder = folder;
    this.config = config;
    this.over = over;
    this.reviewer = reviewer;
  }

  /** A configuration with a mistake is wrong usage: what it was to say is not known. */
  static FileCriteria of(LintRequest request, FileTexts texts) throws LintFailed {
    Path directory = request.directory().toAbsolutePath().normalize();
    Optional<String> named = request.settings().config();
    Config.Settings over = request.settings().over();
    Optional<Shellcheck> shellcheck = request.shellcheck();
    ShellReviewer reviewer = shellcheck.isPresent() ? shellcheck.get()::review : ShellReviewer.NONE;
    Optional<Path> file =
        named.isPresent()
            ? named.map(directory::resolve)
            : isOfConfigs(request.texts())
                ? Optional.empty() // it is to be linted, whatever is wrong with it
                : above(directory, texts);
    if (file.isEmpty()) {
      return new FileCriteria(directory, directory, Config.NONE, over, reviewer);
    }
    Path path = file.get().toAbsolutePath().normalize();
    String name = named.orElseGet(() -> slashed(directory.relativize(path)));
    Config config = read(path, name, texts);
    Path parent = path.getParent();
    return new FileCriteria(directory, parent == null ? path : parent, config, over, reviewer);
  }

  private static boolean isOfConfigs(LintRequest.Texts texts) {
    return texts.input().isEmpty() && texts.paths().stream().allMatch(Recognizer::isConfig);
  }

  /** From the working folder upwards, as far as the repository or to the root. */
  private static Optional<Path> above(Path directory, FileTexts texts) {
    for (Path at = directory; at != null; at = at.getParent()) {
      Path file = at.resolve(Config.NAME);
      if (texts.isFile(file)) {
        return Optional.of(file);
      }
      if (Files.exists(at.resolve(".git"))) {
        break;
      }
    }
    return Optional.empty();
  }

  private static Config read(Path path, String name, FileTexts texts) throws LintFailed {
    try {
      Parsed<Config> config = ConfigReader.read(Source.of(name, texts.read(path)));
      if (config.value().isPresent()) {
        return config.value().get();
      }
      throw LintFailed.usage("the configuration cannot be used", config.problems());
    } catch (IOException e) {
      throw LintFailed.failed(name + ": cannot read: " + IoReason.of(e));
    }
  }

  /** Those of the file of this name; several threads may ask at once. */
  synchronized Criteria of(String name) {
    List<Integer> matching =
        config.some().isEmpty() ? List.of() : config.matching(fromConfig(name));
    return known.computeIfAbsent(
        matching,
        parts -> {
          Config.Settings settings = config.settings(parts).then(over);
          return FullCriteria.of(settings.over(Targets.NEWEST), settings.selection(), reviewer);
        });
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

  /** From which severity on a finding is to count, where the configuration says it. */
  Optional<Threshold> failOn() {
    return config.failOn();
  }

  /** The path from the folder of the configuration; one that leads out of it matches nothing. */
  private String fromConfig(String name) {
    Path path = directory.resolve(name).normalize();
    return path.startsWith(folder)
        ? slashed(folder.relativize(path)) + (name.endsWith("/") ? "/" : "")
        : "../" + slashed(path);
  }

  static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
