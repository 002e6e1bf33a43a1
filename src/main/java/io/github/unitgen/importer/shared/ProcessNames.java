package io.github.unitgen.importer.shared;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.manifest.Names;

/** What jobs are called as processes. */
public final class ProcessNames {
  private static final int LONGEST = 180;

  private ProcessNames() {}

  /** Returns the name itself where a manifest accepts it, else the nearest one. */
  public static String of(String job) {
    boolean taken =
        !job.isEmpty()
            && job.length() <= LONGEST
            && job.chars().allMatch(Names::isNameCharacter)
            && "-.".indexOf(job.charAt(0)) < 0
            && !job.endsWith(".conf")
            && SystemUnits.SUFFIXES.stream().noneMatch(job::endsWith);
    return taken ? job : FileNames.name(job);
  }
}
