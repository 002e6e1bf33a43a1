package io.github.unitgen.cli;

import io.github.unitgen.files.Change;
import io.github.unitgen.files.FolderPlan;
import io.github.unitgen.render.init.FileChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes in a folder, from which the commands follow. */
final class Changes {
  private Changes() {}

  /** Every file of the group, including unchanged and orphaned ones. */
  static List<FileChange> of(FolderPlan plan) {
    List<FileChange> changes = new ArrayList<>();
    for (Change change : plan.changes()) {
      changes.add(fileChange(change));
    }
    plan.stale()
        .forEach(file -> changes.add(new FileChange(file.name(), file.text(), file.text())));
    return changes;
  }

  private static FileChange fileChange(Change change) {
    String name = change.name();
    if (change instanceof Change.Create create) {
      return new FileChange(name, Optional.empty(), Optional.of(create.after()));
    }
    if (change instanceof Change.Update update) {
      // The target of a link is unknown: it counts as changed.
      return new FileChange(
          name, Optional.of(update.before().orElse("")), Optional.of(update.after()));
    }
    if (change instanceof Change.Delete delete) {
      return new FileChange(name, Optional.of(delete.before()), Optional.empty());
    }
    Optional<String> content =
        change instanceof Change.Same same ? Optional.of(same.content()) : Optional.empty();
    return new FileChange(name, content, content);
  }
}
