package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.DraftCheck;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leaves out times to stop that the manifest has by itself. */
final class DefaultTimes {
  private static final String KEY = "stop_timeout";
  private static final Text USUAL = new Text("30s");

  private DefaultTimes() {}

  /** {@code draft}, which can be read, without those that are the default of their process. */
  static ManifestDraft without(ManifestDraft draft) {
    ManifestDraft shortened = mapped(draft, Map.of());
    if (shortened.equals(draft)) {
      return draft;
    }
    Optional<Manifest> read = DraftCheck.read(shortened);
    Map<String, Boolean> longer = new LinkedHashMap<>();
    read.ifPresent(
        manifest ->
            manifest
                .processes()
                .forEach(
                    process -> {
                      Duration time = process.supervision().stopTimeout();
                      longer.put(process.name().value(), !time.equals(Duration.ofSeconds(30)));
                    }));
    return read.isPresent() ? mapped(draft, longer) : draft;
  }

  /** Those that {@code kept} names keep their time. */
  private static ManifestDraft mapped(ManifestDraft draft, Map<String, Boolean> kept) {
    List<ProcessDraft> processes = new ArrayList<>();
    for (ProcessDraft process : draft.processes()) {
      Map<String, Value> settings = new LinkedHashMap<>(process.settings());
      if (USUAL.equals(settings.get(KEY)) && !kept.getOrDefault(process.name(), false)) {
        settings.remove(KEY);
      }
      processes.add(new ProcessDraft(process.name(), process.comments(), settings));
    }
    return new ManifestDraft(draft.comments(), draft.keys(), draft.defaults(), processes);
  }
}
