package io.github.unitgen.lint;

import io.github.unitgen.meaning.Image;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.List;

/** Finds the files of variables that a unit names, as far as its image has them. */
final class EnvironmentFiles {
  private static final String KEY = "EnvironmentFile";

  private EnvironmentFiles() {}

  /** Those of the file itself; what has specifiers or wildcards in its name is left out. */
  static List<Source> named(FolderFile file) {
    List<Source> found = new ArrayList<>();
    Document document = file.linted().document();
    boolean names =
        document.kind() == Kind.SYSTEMD
            && document.image() != Image.NONE
            && document.source().text().contains(KEY);
    if (names) {
      for (Assignment line : file.unit().all("Service", KEY)) {
        String path = line.value().startsWith("-") ? line.value().substring(1) : line.value();
        if (path.startsWith("/") && path.chars().noneMatch(c -> "%*?[".indexOf(c) >= 0)) {
          document.image().read(path).ifPresent(found::add);
        }
      }
    }
    return found;
  }
}
