package io.github.unitgen.importer.shared;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import io.github.unitgen.manifest.ManifestDraft.Text;
import io.github.unitgen.manifest.ManifestDraft.Value;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.meaning.command.StopTimes;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is to be written, to learn what a manifest refuses before it is written. */
public final class DraftCheck {
  private static final String COMMAND = "command";

  private DraftCheck() {}

  /** Returns the manifest that {@code draft} reads back as; empty where it has errors. */
  public static Optional<Manifest> read(ManifestDraft draft) {
    return StopTimes.read(List.of(source(draft)), List.of()).value();
  }

  /** Returns the errors of the draft, the first one first. */
  public static List<Diagnostic> errors(ManifestDraft draft) {
    return StopTimes.read(List.of(source(draft)), List.of()).problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .toList();
  }

  private static Source source(ManifestDraft draft) {
    return new Source("manifest.yml", ManifestPrinter.print(draft));
  }

  /**
   * Returns the first error in the keys of a process in a group with {@code others}, of which only
   * the names count; empty if there is none.
   */
  public static Optional<String> error(Map<String, Value> settings, List<String> others) {
    return error(alone(settings, others));
  }

  /** Returns the first error of the draft; empty if there is none. */
  public static Optional<String> error(ManifestDraft draft) {
    return errors(draft).stream().findFirst().map(Diagnostic::message);
  }

  /** Returns why a process cannot have just {@code settings}; empty where it can. */
  public static Optional<String> refusal(Map<String, Value> settings) {
    return error(
        new ManifestDraft(
            List.of(),
            Map.of("name", new Text("group")),
            Map.of(),
            List.of(new ProcessDraft("process", List.of(), settings))));
  }

  /**
   * Returns why {@code key} cannot be {@code value}, whatever the process is; empty where it can.
   */
  public static Optional<String> refusal(String key, Value value) {
    Map<String, Value> settings = new LinkedHashMap<>();
    settings.put(COMMAND, new Text("/bin/true"));
    settings.put(key, value);
    return refusal(settings);
  }

  /** Returns a manifest with a process of these keys and with {@code others}. */
  public static ManifestDraft alone(Map<String, Value> settings, List<String> others) {
    List<ProcessDraft> processes = new ArrayList<>();
    Map<String, Value> own = new LinkedHashMap<>(settings);
    own.putIfAbsent(COMMAND, new Text("true"));
    processes.add(new ProcessDraft("p", List.of(), own));
    for (String other : others) {
      if (!other.equals("p")) {
        processes.add(new ProcessDraft(other, List.of(), Map.of(COMMAND, new Text("true"))));
      }
    }
    return new ManifestDraft(List.of(), Map.of("name", new Text("g")), Map.of(), processes);
  }
}
