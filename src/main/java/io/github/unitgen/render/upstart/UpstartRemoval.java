package io.github.unitgen.render.upstart;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.render.init.FileChange;
import io.github.unitgen.render.init.RemovalCommands;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands to run when all files of a group are removed. */
final class UpstartRemoval {
  private UpstartRemoval() {}

  /** {@code changes} lists every file of the group, including those of former groups. */
  static RemovalCommands of(Manifest manifest, List<FileChange> changes) {
    Map<String, FileChange> leaving =
        LeavingJobs.byJob(changes.stream().filter(FileChange::isRemoved).toList());
    Set<String> former = manifest.formerGroups();
    return leaving.isEmpty()
        ? RemovalCommands.NONE
        : new RemovalCommands(
            LeavingJobs.commands(
                leaving, job -> job.equals(manifest.group()) || former.contains(job)),
            List.of("initctl reload-configuration"));
  }
}
