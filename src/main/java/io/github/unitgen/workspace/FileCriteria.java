package io.github.unitgen.workspace;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.files.IoReason;
import io.github.unitgen.lint.Criteria;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.meaning.ShellReviewer;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.report.FileSettings;
import io.github.unitgen.source.Source;
import io.github.unitgen.workspace.config.Config;
import io.github.unitgen.workspace.config.ConfigReader;
import io.github.unitgen.workspace.config.Glob;
import io.github.unitgen.workspace.config.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The criteria of each file: those of the nearest configuration in its folder or above, as far as a
 * repository goes, with the settings of the request laid over it. The classes that read YAML are
 * loaded only where there is a configuration. Several threads may ask at once.
 */
final class FileCriteria {
  private final LintRequest request;
  private final FileTexts texts;
  private final Path directory;
  private final ShellReviewer reviewer;

  /** The settings of the command line, which apply to all files. */
  private final Optional<Scope> only;

  private final Map<Path, Scope> scopes = new HashMap<>();
  private Optional<Scope> run = Optional.empty();
  private Optional<LintFailed> failure = Optional.empty();

  /**
   * A configuration.
   *
   * @param folder from which its paths count
   * @param config what it says
   * @param file its name; empty where there is none
   * @param known the criteria of files, by the parts of it that count for them
   */
  private record Scope(
      Path folder, Config config, Optional<String> file, Map<List<Integer>, Criteria> known) {
    Scope(Path folder, Config config, Optional<String> file) {
      this(folder, config, file, new HashMap<>());
    }
  }

  private FileCriteria(LintRequest request, FileTexts texts, Path directory, Optional<Scope> only) {
    this.request = request;
    this.texts = texts;
    this.directory = directory;
    this.only = only;
    Optional<Shellcheck> shellcheck = request.shellcheck();
    this.reviewer = shellcheck.isPresent() ? shellcheck.get()::review : ShellReviewer.NONE;
  }

  /** A configuration with a mistake is wrong usage: what it was to say is not known. */
  static FileCriteria of(LintRequest request, FileTexts texts) throws LintFailed {
    Path directory = request.directory().toAbsolutePath().normalize();
    Optional<String> named = request.settings().config();
    Optional<Scope> only = Optional.empty();
    if (named.isPresent()) {
      Path path = directory.resolve(named.get()).toAbsolutePath().normalize();
      only = Optional.of(new Scope(parent(path), read(path, named.get(), texts), named));
    } else if (isOfConfigs(request.texts())) {
      // They are to be linted, whatever is wrong with them.
      only = Optional.of(new Scope(directory, Config.NONE, Optional.empty()));
    }
    FileCriteria criteria = new FileCriteria(request, texts, directory, only);
    criteria.ofRun();
    criteria.check();
    return criteria;
  }

  private static boolean isOfConfigs(LintRequest.Texts texts) {
    return texts.input().isEmpty() && texts.paths().stream().allMatch(Recognizer::isConfig);
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  /** Throws what was wrong with a configuration that was met on the way. */
  synchronized void check() throws LintFailed {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Returns the criteria for the files in {@code folder}, an absolute path. */
  private synchronized Scope scope(Path folder) {
    if (only.isPresent()) {
      return only.get();
    }
    Scope known = scopes.get(folder);
    if (known == null) {
      known = find(folder);
      scopes.put(folder, known);
    }
    return known;
  }

  private Scope find(Path folder) {
    Path file = folder.resolve(Config.NAME);
    if (texts.isFile(file)) {
      try {
        String name = relative(directory, file);
        return new Scope(folder, read(file, name, texts), Optional.of(name));
      } catch (LintFailed e) {
        failure = failure.isPresent() ? failure : Optional.of(e);
        return new Scope(folder, Config.NONE, Optional.empty());
      }
    }
    Path parent = folder.getParent();
    return parent == null || Files.exists(folder.resolve(".git"))
        ? new Scope(folder, Config.NONE, Optional.empty())
        : scope(parent);
  }

  private static Config read(Path path, String name, FileTexts texts) throws LintFailed {
    try {
      Parsed<Config> config = ConfigReader.read(Source.of(name, texts.read(path)));
      if (config.value().isPresent()) {
        return config.value().get();
      }
      throw LintFailed.usage("invalid configuration", config.problems());
    } catch (IOException e) {
      throw LintFailed.failed(name + ": cannot read: " + IoReason.of(e));
    }
  }

  /**
   * The settings of the whole run: the one configuration of all that is named, else that of the
   * directory.
   */
  private synchronized Scope ofRun() {
    Scope found = run.orElseGet(this::common);
    run = Optional.of(found);
    return found;
  }

  private Scope common() {
    List<Scope> all = new ArrayList<>();
    for (String name : request.texts().paths()) {
      Path path = directory.resolve(name).normalize();
      all.add(scope(Files.isDirectory(path) ? path : parent(path)));
    }
    request.texts().input().ifPresent(input -> all.add(scopeOf(input.name())));
    Set<Config> configs = Collections.newSetFromMap(new IdentityHashMap<>());
    all.forEach(scope -> configs.add(scope.config()));
    boolean same = configs.size() == 1 || configs.stream().distinct().count() == 1;
    return same ? all.get(0) : scope(directory);
  }

  private Scope scopeOf(String name) {
    return scope(parent(directory.resolve(name).normalize()));
  }

  /** Returns the criteria of the file with this name. */
  synchronized Criteria of(String name) {
    Scope scope = scopeOf(name);
    Config config = scope.config();
    List<Integer> matching =
        config.some().isEmpty() ? List.of() : config.matching(from(scope.folder(), name));
    return scope
        .known()
        .computeIfAbsent(
            matching,
            parts -> {
              Config.Settings settings = config.settings(parts).then(request.settings().over());
              return FullCriteria.of(settings.over(Targets.NEWEST), settings.selection(), reviewer);
            });
  }

  /** The settings of the file of this name, each with its origin. */
  synchronized List<FileSettings.Setting> settings(String name) {
    Scope scope = scopeOf(name);
    Config config = scope.config();
    String file = scope.file().orElse("");
    List<Integer> parts = config.matching(from(scope.folder(), name));
    Config.Settings over = request.settings().over();
    Config.Settings settings = config.settings(parts).then(over);
    Origins origins = new Origins(file);
    origins.add("configuration", file.isEmpty() ? "none" : file, configOrigin(file));
    Targets targets = settings.over(Targets.NEWEST);
    origins.add(
        "for", targets.systemd() + ", " + targets.upstart(), settings.versions().map(v -> v.at()));
    origins.add(
        "dialect",
        settings.dialect().map(Targets.Dialect::label).orElse("none"),
        over.dialect().isPresent(),
        "--dialect",
        settings.dialect().isPresent());
    List<Glob> exclude = request.texts().exclude();
    if (!exclude.isEmpty()) {
      origins.add("exclude", Origins.list(exclude), "--exclude");
    }
    if (!config.exclude().isEmpty()) {
      origins.add("exclude", Origins.list(config.exclude()), file);
    }
    origins.add(settings.selection());
    return origins.settings();
  }

  private String configOrigin(String file) {
    if (request.settings().config().isPresent()) {
      return "--config";
    }
    return file.isEmpty() ? "default" : "nearest";
  }

  /** Whether a walk is to leave out what it found under {@code name}. */
  boolean isExcluded(String name) {
    Scope scope = scopeOf(name);
    List<Glob> exclude = request.texts().exclude();
    return !scope.config().exclude().isEmpty()
            && scope.config().isExcluded(from(scope.folder(), name))
        || !exclude.isEmpty() && Glob.anyMatches(exclude, from(directory, name));
  }

  /** Where the configuration of the run says that the baseline is. */
  Optional<Path> baseline() {
    Scope scope = ofRun();
    return scope.config().baseline().map(name -> scope.folder().resolve(name).normalize());
  }

  /** The path of {@code file} from {@code base}, with slashes; both are absolute. */
  static String relative(Path base, Path file) {
    return slashed(base.relativize(file));
  }

  /** The name of the configuration that counts for the run as a whole. */
  Optional<String> fileOfRun() {
    return ofRun().file();
  }

  /** From which severity on a finding is to count, where the configuration of the run says it. */
  Optional<Threshold> failOn() {
    return ofRun().config().failOn();
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
