package io.github.unitgen.importer.upstart;

import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variable by which a job tells its instances apart. While a job is read, {@link #MARK} stands
 * for its value.
 */
final class InstanceText {
  /** No text of a file has it: it is of the private use area. */
  static final String MARK = "\uE000";

  private final Optional<String> variable;

  /** {@code variable}: its name; empty for a job without instances. */
  InstanceText(Optional<String> variable) {
    this.variable = variable;
  }

  Optional<String> variable() {
    return variable;
  }

  /** {@code script} with the name of the job, which Upstart has in a variable. */
  static String named(String script, String job) {
    return new InstanceText(Optional.of("UPSTART_JOB")).replaced(script, job);
  }

  /** {@code script} with {@code instead} wherever a shell puts the variable in by itself. */
  String replaced(String script, String instead) {
    if (variable.isEmpty()) {
      return script;
    }
    StringBuilder out = new StringBuilder();
    boolean single = false;
    boolean twice = false;
    int at = 0;
    while (at < script.length()) {
      char c = script.charAt(at);
      int end = c == '$' && !single ? end(script, at) : -1;
      if (end > 0) {
        out.append(instead);
        at = end;
        continue;
      }
      if (c == '\\' && !single && at + 1 < script.length()) {
        out.append(c).append(script.charAt(at + 1));
        at += 2;
        continue;
      }
      if (c == '\'' && !twice) {
        single = !single;
      } else if (c == '"' && !single) {
        twice = !twice;
      }
      out.append(c);
      at++;
    }
    return out.toString();
  }

  /** Where the use of the variable ends that begins at {@code at}; -1 for anything else. */
  private int end(String script, int at) {
    String name = variable.orElse("");
    if (script.startsWith("${" + name + "}", at)) {
      return at + name.length() + 3;
    }
    int end = at + 1 + name.length();
    boolean named = script.startsWith(name, at + 1);
    return named && (end == script.length() || !isPart(script.charAt(end))) ? end : -1;
  }

  private static boolean isPart(char c) {
    return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  /** Whether {@code script} still has the name of the variable somewhere. */
  boolean isNamed(String script) {
    String name = variable.orElse("");
    for (int at = script.indexOf(name); !name.isEmpty() && at >= 0; ) {
      int end = at + name.length();
      boolean begins = at == 0 || !isPart(script.charAt(at - 1));
      if (begins && (end == script.length() || !isPart(script.charAt(end)))) {
        return true;
      }
      at = script.indexOf(name, end);
    }
    return false;
  }

  /** With the placeholder in place of the mark. */
  static Value filled(Value value) {
    if (value instanceof Text text) {
      return new Text(text.text().replace(MARK, "{{instance}}"));
    }
    if (value instanceof Items items) {
      return new Items(
          items.texts().stream().map(text -> text.replace(MARK, "{{instance}}")).toList());
    }
    if (value instanceof Entries entries) {
      Map<String, Value> filled = new LinkedHashMap<>();
      entries.values().forEach((key, inner) -> filled.put(key, filled(inner)));
      return new Entries(filled);
    }
    return value;
  }

  /** A text for a key in which placeholders are replaced; see {@link ManifestDraft#literal}. */
  static String literal(String text) {
    return ManifestDraft.literal(text).text();
  }
}
