package io.github.unitgen.importer;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.meaning.command.StopTimes;
import io.github.unitgen.source.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the reader of manifests whether it takes what an import would write. */
final class Acceptance {
  private Acceptance() {}

  /** Why a process cannot have {@code settings}; empty where it can. */
  static Optional<String> refusal(Map<String, Value> settings) {
    ManifestDraft draft =
        new ManifestDraft(
            List.of(),
            Map.of("name", new Text("group")),
            Map.of(),
            List.of(new ProcessDraft("process", List.of(), settings)));
    Source source = new Source("manifest.yml", ManifestPrinter.print(draft));
    return StopTimes.read(List.of(source), List.of()).problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(Diagnostic::message)
        .findFirst();
  }

  /** Why {@code key} cannot be {@code value}, whatever the process is; empty where it can. */
  static Optional<String> refusal(String key, Value value) {
    Map<String, Value> settings = new LinkedHashMap<>();
    settings.put("command", new Text("/bin/true"));
    settings.put(key, value);
    return refusal(settings);
  }
}
