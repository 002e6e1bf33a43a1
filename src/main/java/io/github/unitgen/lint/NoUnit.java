package io.github.unitgen.lint;

import io.github.unitgen.lint.Recognized.What;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Source;
import java.util.Optional;

/** Recognizes files by their content that have the name of a unit but are something else. */
final class NoUnit {
  private NoUnit() {}

  /** Returns what the file is, or empty for a unit and for a file without content. */
  static Optional<What> what(Source source) {
    String text = source.text();
    int at = firstContent(text);
    if (text.startsWith("<?xml", at) || text.startsWith("<!", at) || isElement(text, at)) {
      return Optional.of(What.XML);
    }
    if (text.startsWith("[D-BUS Service]", at)) {
      return Optional.of(What.DBUS);
    }
    if (text.startsWith("#!")) {
      return Optional.of(What.SCRIPT);
    }
    if (source.name().replace('\\', '/').contains("superd/services/")) {
      return Optional.of(What.SUPERD);
    }
    UnitName name = UnitName.of(source.name());
    if (name.type().equals("mount") && isOfGvfs(text)) {
      return Optional.of(What.GVFS);
    }
    boolean says = at < text.length() && !name.dropIn() && !isTemplate(text, at);
    return says && !Headers.areIn(text) && !hasLine(text, ".include ")
        ? Optional.of(What.NO_SECTION)
        : Optional.empty();
  }

  private static boolean isElement(String text, int at) {
    return text.startsWith("<", at)
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1));
  }

  /** Whether the first content is a marker; then the file is foremost a template. */
  private static boolean isTemplate(String text, int at) {
    return text.startsWith("{{", at) || text.startsWith("{%", at) || text.startsWith("<%", at);
  }

  /** GVfs reads a [Mount] too, with keys of its own (gvfs, daemon/mount.c). */
  private static boolean isOfGvfs(String text) {
    return Headers.of(text).contains("Mount")
        && (hasLine(text, "Exec=") || hasLine(text, "AutoMount="))
        && !hasLine(text, "What=")
        && !hasLine(text, "Where=");
  }

  private static boolean hasLine(String text, String start) {
    return text.startsWith(start) || text.contains("\n" + start);
  }

  private static int firstContent(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#' || c == ';') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == '\uFEFF' || Character.isWhitespace(c)) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }
}
