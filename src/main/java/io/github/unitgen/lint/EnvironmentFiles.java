package io.github.unitgen.lint;

import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Finds the files of variables that a unit names, as far as its image has them. */
final class EnvironmentFiles {
  private EnvironmentFiles() {}

  /** Those of the file itself; what has specifiers or wildcards in its name is left out. */
  static List<Source> named(FolderFile file) {
    Document document = file.linted().document();
    if (document.kind() != Kind.SYSTEMD || document.image() == Image.NONE) {
      return List.of();
    }
    List<Source> found = new ArrayList<>();
    for (String path : Environment.plainFiles(file.unit())) {
      document.image().read(path).ifPresent(found::add);
    }
    return found;
  }
}
