package io.github.unitgen.meaning.systemd;

import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.ArrayList;
import java.util.List;

/** The name of another unit in a setting, and its place. */
public record UnitReference(String key, String unit, Span at) {
  /**
   * Returns the names that remain of {@code [section] key=}, in file order, including words with
   * specifiers.
   */
  public static List<UnitReference> of(UnitInput unit, String section, String key) {
    List<UnitReference> found = new ArrayList<>();
    for (Assignment line : unit.effective(section, key)) {
      String value = line.value();
      int at = 0;
      while (at < value.length()) {
        int end = at;
        while (end < value.length() && value.charAt(end) != ' ' && value.charAt(end) != '\t') {
          end++;
        }
        if (end > at) {
          Span span = line.sourceSpan(new Span(at, end));
          found.add(new UnitReference(key, value.substring(at, end), span));
        }
        at = end + 1;
      }
    }
    return found;
  }

  /** Returns the names in several settings of {@code [Unit]}. */
  public static List<UnitReference> of(UnitInput unit, List<String> keys) {
    List<UnitReference> found = new ArrayList<>();
    for (String key : keys) {
      found.addAll(of(unit, "Unit", key));
    }
    return found;
  }

  /** Whether systemd substitutes another text for a part of it. */
  public boolean hasSpecifier() {
    return unit.indexOf('%') >= 0;
  }
}
