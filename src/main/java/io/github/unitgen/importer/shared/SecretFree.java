package io.github.unitgen.importer.shared;

import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestDraft.Word;
import io.github.unitgen.meaning.Secrets;
import io.github.unitgen.source.Place;
import java.util.List;
import java.util.Map;

/** Takes secrets out of what the start of a process has become. */
public final class SecretFree {
  private SecretFree() {}

  /** Changes {@code settings} and {@code env}; each secret adds to {@code fates}. */
  public static void make(
      Map<String, Value> settings, Map<String, Value> env, Place at, List<Fate> fates) {
    for (Map.Entry<String, Value> variable : List.copyOf(env.entrySet())) {
      if (variable.getValue() instanceof Text text
          && Secrets.isSecret(variable.getKey(), text.text())) {
        env.remove(variable.getKey());
        fates.add(Undisclosed.variable(at, variable.getKey()));
      }
    }
    if (settings.get("command") instanceof Text command) {
      String text = Undisclosed.script(command.text(), at, fates);
      if (!text.equals(command.text())) {
        settings.put("command", new Text(text));
        if (text.contains("\"$")) {
          settings.putIfAbsent("shell", new Word("true"));
        }
      }
    }
  }
}
