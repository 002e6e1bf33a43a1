package io.github.unitgen.report;

import java.util.List;
import java.util.Optional;

/**
 * The output of {@code migrate --format json}: one object with the members of an import and of a
 * render.
 *
 * @param imported what became of each setting
 * @param stopOld the commands that end what ran before
 * @param stopOldNotes what no command ends
 * @param rendered the files and how they are applied
 * @param compared what changes with the init; empty where it stays the same
 */
public record MigrateReport(
    ImportReport imported,
    List<String> stopOld,
    List<String> stopOldNotes,
    RenderReport rendered,
    Optional<ComparisonReport> compared) {
  public MigrateReport {
    stopOld = List.copyOf(stopOld);
    stopOldNotes = List.copyOf(stopOldNotes);
  }

  /** One JSON object and a line break. */
  public String json() {
    return JsonObject.of(
        json -> {
          imported.members(json);
          JsonObject.texts(json, "stopOld", stopOld);
          JsonObject.texts(json, "stopOldNotes", stopOldNotes);
          rendered.members(json);
          if (compared.isPresent()) {
            compared.get().promises(json);
          }
        });
  }
}
