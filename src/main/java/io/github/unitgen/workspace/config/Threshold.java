package io.github.unitgen.workspace.config;

import io.github.unitgen.diagnostic.Severity;
import java.util.List;
import java.util.Optional;

/** From which severity on a finding counts for the exit code; empty for never. */
public record Threshold(Optional<Severity> from) {
  /** Where nothing else is said. */
  public static final Threshold DEFAULT = new Threshold(Optional.of(Severity.WARNING));

  /** All that can be written. */
  public static final List<String> WORDS = List.of("error", "warning", "info", "style", "never");

  /** The threshold that is written so. */
  public static Optional<Threshold> of(String word) {
    if (word.equals("never")) {
      return Optional.of(new Threshold(Optional.empty()));
    }
    for (Severity severity : Severity.values()) {
      if (severity.label().equals(word)) {
        return Optional.of(new Threshold(Optional.of(severity)));
      }
    }
    return Optional.empty();
  }

  /** Whether a finding this bad counts. */
  public boolean isMetBy(Severity severity) {
    return from.isPresent() && severity.compareTo(from.get()) >= 0;
  }

  /** As it is written. */
  public String label() {
    return from.map(Severity::label).orElse("never");
  }
}
