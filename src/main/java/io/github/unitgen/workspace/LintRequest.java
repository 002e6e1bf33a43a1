package io.github.unitgen.workspace;

import io.github.unitgen.files.Walk;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Selection;
import io.github.unitgen.workspace.config.Config;
import io.github.unitgen.workspace.config.Glob;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files to lint, and the settings of the run.
 *
 * @param directory where names of files begin
 * @param texts the files to lint
 * @param settings the rules and inits to judge for
 * @param root the folder that is the root of the machine that the files are for
 * @param shellcheck who is asked about shell texts besides the rules
 * @param baseline where findings that are known are kept
 * @param fixing which fixes to apply; empty for none
 */
public record LintRequest(
    Path directory,
    Texts texts,
    Settings settings,
    Optional<Path> root,
    Optional<Shellcheck> shellcheck,
    BaselineFile baseline,
    Optional<Fixing> fixing) {
  /** The files at {@code paths}, as they are on disk; everything else as the configuration says. */
  public static LintRequest of(Path directory, List<String> paths) {
    return new LintRequest(
        directory,
        new Texts(paths, Walk.Named.ALL, List.of(), Optional.empty(), Optional.empty(), Map.of()),
        new Settings(
            Optional.empty(),
            new Config.Settings(Selection.DEFAULT, Optional.empty(), Optional.empty())),
        Optional.empty(),
        Optional.empty(),
        new BaselineFile(Optional.empty(), false),
        Optional.empty());
  }

  /** The same, with texts that are not on disk where the caller has them. */
  public LintRequest withUnsaved(Map<Path, String> unsaved) {
    Texts with =
        new Texts(texts.paths, texts.named, texts.exclude, texts.kind, texts.input, unsaved);
    return new LintRequest(directory, with, settings, root, shellcheck, baseline, fixing);
  }

  /** The same, with fixes. */
  public LintRequest with(Fixing wanted) {
    return new LintRequest(
        directory, texts, settings, root, shellcheck, baseline, Optional.of(wanted));
  }

  /**
   * Which texts to lint.
   *
   * @param paths files and folders
   * @param named which of the files that are named are linted
   * @param exclude which files and folders that are found are left out, besides those of the
   *     configuration; patterns of paths from the directory
   * @param kind what all of them are taken for; empty to tell by name, place and content
   * @param input a text that comes before them
   * @param unsaved texts that count instead of those on disk, wherever the run looks at the file:
   *     also beside a linted file, as configuration and as baseline. In a folder that is walked
   *     only files on disk are found. Fixes of them are given back, not written
   */
  public record Texts(
      List<String> paths,
      Walk.Named named,
      List<Glob> exclude,
      Optional<Kind> kind,
      Optional<Input> input,
      Map<Path, String> unsaved) {
    public Texts {
      paths = List.copyOf(paths);
      exclude = List.copyOf(exclude);
      unsaved = Map.copyOf(unsaved);
    }
  }

  /** A stream that is read once; with the name {@code -} it lies in no folder. */
  public record Input(String name, InputStream in) {}

  /**
   * The rules and inits to judge for.
   *
   * @param config the configuration; empty to look for one in the directory and above
   * @param over what counts more than the configuration
   */
  public record Settings(Optional<String> config, Config.Settings over) {}

  /**
   * Where findings that are known are kept.
   *
   * @param file empty for the one that the configuration names
   * @param isNew whether it is to be written, so that nothing is known before
   */
  public record BaselineFile(Optional<String> file, boolean isNew) {}

  /**
   * Which fixes to apply.
   *
   * @param unsafe also those after which a file may mean something else
   * @param writes whether files are written; else only given back
   */
  public record Fixing(boolean unsafe, boolean writes) {}
}
