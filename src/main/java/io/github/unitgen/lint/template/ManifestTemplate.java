package io.github.unitgen.lint.template;

import io.github.unitgen.lint.template.Marker.Style;
import io.github.unitgen.source.Source;
import java.util.OptionalInt;

/**
 * Recognizes a manifest that is a template, as {@link UnitTemplate} does for units. <code>{{
 * }}</code> is a placeholder of manifests, and names between other signs are text.
 */
public final class ManifestTemplate {
  private ManifestTemplate() {}

  /** Returns the offset of the line with the first such marker, or empty if there is none. */
  public static OptionalInt find(Source source) {
    int at = 0;
    for (String line : source.text().split("\n", -1)) {
      if (isIn(line.strip())) {
        return OptionalInt.of(at);
      }
      at += line.length() + 1;
    }
    return OptionalInt.empty();
  }

  private static boolean isIn(String line) {
    if (line.startsWith("#")) {
      return false;
    }
    if (line.startsWith("{%") || line.startsWith("<%")) {
      return true;
    }
    for (Marker marker : Marker.in(line)) {
      if (marker.style() != Style.BRACES && marker.style() != Style.PLAIN && isIn(line, marker)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(String line, Marker marker) {
    String before = line.substring(0, marker.span().start());
    String after = line.substring(marker.span().end());
    if (before.contains(" #")) {
      return false;
    }
    boolean quoted = before.endsWith("\"") || before.endsWith("'");
    String lead = (quoted ? before.substring(0, before.length() - 1) : before).strip();
    boolean begins = lead.isEmpty() || ":-,[{".indexOf(lead.charAt(lead.length() - 1)) >= 0;
    boolean inKey = before.indexOf(':') < 0 && (after.contains(": ") || after.endsWith(":"));
    // In YAML no plain text begins with these.
    boolean refused = begins && !quoted && marker.style() != Style.ERB;
    boolean isProgram = begins && (lead.isEmpty() || lead.endsWith("command:"));
    return inKey
        || refused
        || isProgram
        || lead.startsWith("name:")
        || begins && isEnd(quoted && !after.isEmpty() ? after.substring(1) : after);
  }

  private static boolean isEnd(String text) {
    String rest = text.strip();
    return rest.isEmpty() || "#,]}".indexOf(rest.charAt(0)) >= 0;
  }
}
