package io.github.unitgen.lint;

import io.github.unitgen.meaning.Image;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Finds the files of variables that a unit names, as far as its image has them. */
final class EnvironmentFiles {
  private EnvironmentFiles() {}

  /**
   * Returns the files that {@code file} itself names; names with specifiers or wildcards are left
   * out.
   */
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
