package io.github.unitgen.cli;

import io.github.unitgen.files.Walk;
import io.github.unitgen.lint.FolderLinter;
import io.github.unitgen.lint.FolderLinter.Entry;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.meaning.systemd.UnitName;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** What lies in a folder beside the files that are linted. */
final class Beside implements FolderLinter.Neighbours {
  private final Path directory;
  private final String folder;
  private final LintFiles files;

  /** {@code folder}: a name below the working directory with a slash at its end, or empty. */
  Beside(Path directory, String folder, LintFiles files) {
    this.directory = directory;
    this.folder = folder;
    this.files = files;
  }

  @Override
  public Collection<String> names() {
    return Walk.flat(directory.resolve(folder), folder, Recognizer::isCandidate, Beside::isOfUnit);
  }

  /** {@code x.service.d}, {@code service.d}: what drop-ins lie in. */
  private static boolean isOfUnit(String base) {
    return base.endsWith(".d") && UnitName.of(base + "/x.conf").isKnown();
  }

  @Override
  public Optional<Entry> read(String name) {
    return files.look(name, directory.resolve(name), false).entry();
  }
}
