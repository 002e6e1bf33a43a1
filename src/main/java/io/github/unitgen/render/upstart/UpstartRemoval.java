package io.github.unitgen.render.upstart;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.render.FileChange;
import io.github.unitgen.render.RemovalCommands;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What to run when all files of a group go. */
public final class UpstartRemoval {
  private static final String SUFFIX = ".conf";

  private UpstartRemoval() {}

  /** {@code changes}: every file of the group, those of former groups among them. */
  public static RemovalCommands of(Manifest manifest, List<FileChange> changes) {
    Map<String, FileChange> leaving = new TreeMap<>();
    for (FileChange change : changes) {
      String name = change.name();
      if (change.isRemoved() && name.endsWith(SUFFIX)) {
        leaving.put(name.substring(0, name.length() - SUFFIX.length()), change);
      }
    }
    return leaving.isEmpty()
        ? RemovalCommands.NONE
        : new RemovalCommands(
            LeavingJobs.commands(
                leaving,
                job ->
                    job.equals(manifest.group())
                        || manifest.formerly().stream().anyMatch(f -> f.value().equals(job))),
            List.of("initctl reload-configuration"));
  }
}
