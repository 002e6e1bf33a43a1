package io.github.unitgen.workspace;

import io.github.unitgen.files.Walk;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Neighbours;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.meaning.systemd.UnitName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The files of a folder, on disk and among the caller's texts. */
final class DiskNeighbours implements Neighbours {
  private final Path directory;
  private final String folder;
  private final FileTexts texts;
  private final FileLoader files;

  /** {@code folder}: a name below the working directory with a slash at its end, or empty. */
  DiskNeighbours(Path directory, String folder, FileTexts texts, FileLoader files) {
    this.directory = directory;
    this.folder = folder;
    this.texts = texts;
    this.files = files;
  }

  @Override
  public Collection<String> names() {
    Path path = directory.resolve(folder);
    List<String> onDisk = Walk.flat(path, folder, Recognizer::isBeside, DiskNeighbours::isOfUnit);
    List<Path> unsaved = texts.unsavedIn(path);
    if (unsaved.isEmpty()) {
      return onDisk;
    }
    List<String> names = new ArrayList<>(onDisk);
    for (Path file : unsaved) {
      boolean beside = file.getNameCount() == 1;
      boolean dropIn = file.getNameCount() == 2 && isOfUnit(file.getName(0).toString());
      String name = folder + FileCriteria.slashed(file);
      if ((beside || dropIn) && Recognizer.isBeside(name) && !names.contains(name)) {
        names.add(name);
      }
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  /** {@code x.service.d}, {@code service.d}: what drop-ins lie in. */
  private static boolean isOfUnit(String base) {
    return base.endsWith(".d") && UnitName.of(base + "/x.conf").isKnown();
  }

  @Override
  public Optional<LintFile> read(String name) {
    Optional<ReadFile> read = files.load(name, directory.resolve(name), false);
    return read.isPresent() && read.get() instanceof ReadFile.Lintable lintable
        ? Optional.of(lintable.file())
        : Optional.empty();
  }
}
