package io.github.unitgen.importer.upstart;

import io.github.unitgen.manifest.ManifestDraft.Entries;
import io.github.unitgen.manifest.ManifestDraft.Items;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a manifest has in the words of an init: {@code systemd} and {@code upstart}. */
final class RawBlocks {
  private final Map<String, List<String>> service = new LinkedHashMap<>();
  private final List<String> stanzas = new ArrayList<>();

  /** A stanza, as it is written; one of several lines is a script. */
  void stanza(String text) {
    stanzas.add(text);
  }

  /** A directive of the service, as it is to be written. */
  void directive(String key, String value) {
    service.computeIfAbsent(key, none -> new ArrayList<>()).add(value);
  }

  /** A command of the service behind {@code prefix}; false where no unit file can hold it. */
  boolean directive(String key, String prefix, List<String> words) {
    StringBuilder line = new StringBuilder(prefix);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!UnitQuoting.canCarry(word) || i == 0 && !UnitQuoting.canProgram(word)) {
        return false;
      }
      line.append(i == 0 ? "" : " ").append(UnitQuoting.execWord(word, i == 0, true));
    }
    directive(key, line.toString().replace(InstanceText.MARK, "%i"));
    return true;
  }

  /** Adds the keys to those of a process. */
  void addTo(Map<String, Value> settings) {
    if (!service.isEmpty()) {
      Map<String, Value> directives = new LinkedHashMap<>();
      service.forEach((key, values) -> directives.put(key, value(values)));
      settings.put("systemd", new Entries(Map.of("Service", new Entries(directives))));
    }
    if (!stanzas.isEmpty()) {
      settings.put("upstart", value(stanzas));
    }
  }

  private static Value value(List<String> texts) {
    return texts.size() == 1 ? new Text(texts.get(0)) : new Items(texts);
  }
}
