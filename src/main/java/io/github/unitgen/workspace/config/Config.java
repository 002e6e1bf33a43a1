package io.github.unitgen.workspace.config;

import io.github.unitgen.lint.Selection;
import io.github.unitgen.manifest.InitVersions;
import io.github.unitgen.meaning.Targets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The contents of {@code .unitgen.yml}. Paths are relative to the configuration, with slashes, and
 * the path of a folder ends with one.
 *
 * @param all the settings for all files
 * @param some the settings for some files, which override the others
 * @param exclude the patterns of files to skip
 * @param baseline the file of findings to ignore
 * @param failOn the severity from which on a run fails
 */
public record Config(
    Settings all,
    List<ForPaths> some,
    List<Glob> exclude,
    Optional<String> baseline,
    Optional<Threshold> failOn) {
  /** The name that is looked for. */
  public static final String NAME = ".unitgen.yml";

  /** Where there is no configuration. */
  public static final Config NONE =
      new Config(
          new Settings(Selection.DEFAULT, Optional.empty(), Optional.empty()),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty());

  public Config {
    some = List.copyOf(some);
    exclude = List.copyOf(exclude);
  }

  /** The selected rules, and the inits that the files are for, if configured. */
  public record Settings(
      Selection selection, Optional<InitVersions> versions, Optional<Targets.Dialect> dialect) {
    /** This, and what {@code other} says laid over it. */
    public Settings then(Settings other) {
      return new Settings(
          selection.then(other.selection),
          other.versions.or(() -> versions),
          other.dialect.or(() -> dialect));
    }

    /** {@code targets} with what is said here. */
    public Targets over(Targets targets) {
      Targets versioned = versions.map(targets::with).orElse(targets);
      return dialect.map(versioned::with).orElse(versioned);
    }
  }

  /** Settings of the files that any of the patterns matches. */
  public record ForPaths(List<Glob> match, Settings settings) {
    public ForPaths {
      match = List.copyOf(match);
    }
  }

  /** Whether a walk leaves the file or folder out. */
  public boolean isExcluded(String path) {
    return Glob.anyMatches(exclude, path);
  }

  /** The positions in {@link #some} of all that count for {@code path}. */
  public List<Integer> matching(String path) {
    return IntStream.range(0, some.size())
        .filter(i -> Glob.anyMatches(some.get(i).match(), path))
        .boxed()
        .toList();
  }

  /** Returns the settings that these parts of {@link #some} make; later parts win. */
  public Settings settings(List<Integer> matching) {
    Settings settings = all;
    for (int i : matching) {
      settings = settings.then(some.get(i).settings());
    }
    return settings;
  }
}
