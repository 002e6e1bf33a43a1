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
import io.github.unitgen.workspace.config.Glob;
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
  private final List<Glob> exclude;
  private final Config.Settings over;
  private final ShellReviewer reviewer;
  private final Map<List<Integer>, Criteria> known = new HashMap<>();

  private FileCriteria(
      LintRequest request, Path directory, Path folder, Config config, ShellReviewer reviewer) {
    this.exclude = request.texts().exclude();
    this.over = request.settings().over();
    this.directory = directory;
    this.folder = folder;
    this.config = config;
    this.reviewer = reviewer;
  }

  /** A configuration with a mistake is wrong usage: what it was to say is not known. */
  static FileCriteria of(LintRequest request, FileTexts texts) throws LintFailed {
    Path directory = request.directory().toAbsolutePath().normalize();
    Optional<String> named = request.settings().config();
    Optional<Shellcheck> shellcheck = request.shellcheck();
    ShellReviewer reviewer = shellcheck.isPresent() ? shellcheck.get()::review : ShellReviewer.NONE;
    Optional<Path> file =
        named.isPresent()
            ? named.map(directory::resolve)
            : isOfConfigs(request.texts())
                ? Optional.empty() // it is to be linted, whatever is wrong with it
                : above(directory, texts);
    if (file.isEmpty()) {
      return new FileCriteria(request, directory, directory, Config.NONE, reviewer);
    }
    Path path = file.get().toAbsolutePath().normalize();
    String name = named.orElseGet(() -> slashed(directory.relativize(path)));
    Config config = read(path, name, texts);
    Path parent = path.getParent();
    return new FileCriteria(request, directory, parent == null ? path : parent, config, reviewer);
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
        config.some().isEmpty() ? List.of() : config.matching(from(folder, name));
    return known.computeIfAbsent(
        matching,
        parts -> {
          Config.Settings settings = config.settings(parts).then(over);
          return FullCriteria.of(settings.over(Targets.NEWEST), settings.selection(), reviewer);
        });
  }

  /** Whether a walk is to leave out what it found under {@code name}. */
  boolean isExcluded(String name) {
    return !config.exclude().isEmpty() && config.isExcluded(from(folder, name))
        || !exclude.isEmpty() && Glob.anyMatches(exclude, from(directory, name));
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

  /** The path from {@code folder}; one that leads out of it matches nothing. */
  private String from(Path folder, String name) {
    Path path = directory.resolve(name).normalize();
    return path.startsWith(folder)
        ? slashed(folder.relativize(path)) + (name.endsWith("/") ? "/" : "")
        : "../" + slashed(path);
  }

  static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
