package io.github.unitgen.lint;

import io.github.unitgen.meaning.Image;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.List;

/** Finds the files of variables that a unit names, as far as they are at hand. */
final class EnvironmentFiles {
  private static final String KEY = "EnvironmentFile";

  private EnvironmentFiles() {}

  /** Those of the file itself; what has specifiers or wildcards in its name is left out. */
  static List<Source> named(FolderLinter.Entry entry) {
    List<Source> found = new ArrayList<>();
    Document document = entry.document();
    boolean names =
        document.kind() == Kind.SYSTEMD
            && document.image() != Image.NONE
            && document.source().text().contains(KEY);
    if (names) {
      for (Assignment line : UnitParser.parse(document.source()).all("Service", KEY)) {
        String path = line.value().startsWith("-") ? line.value().substring(1) : line.value();
        if (path.startsWith("/") && path.chars().noneMatch(c -> "%*?[".indexOf(c) >= 0)) {
          document.image().read(path).ifPresent(found::add);
        }
      }
    }
    return found;
  }
}
