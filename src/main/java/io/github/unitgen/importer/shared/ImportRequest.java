package io.github.unitgen.importer.shared;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an import is told besides its files.
 *
 * @param name what the group is called, or what stands before its names
 * @param folder where the files lie, an absolute path; empty where that is not known
 * @param user as whom the processes run that name nobody themselves
 * @param formation how many instances of each process; of {@code all}: of those not named
 * @param port the port of the first process
 */
public record ImportRequest(
    String name,
    Optional<String> folder,
    Optional<String> user,
    Map<String, Integer> formation,
    OptionalInt port) {
  public ImportRequest {
    formation = Map.copyOf(formation);
  }

  /** Returns the number of instances of {@code process}, 1 by default. */
  public int count(String process) {
    int others = formation.isEmpty() ? 1 : formation.getOrDefault("all", 0);
    return formation.getOrDefault(process, others);
  }
}
