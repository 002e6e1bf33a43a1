package io.github.unitgen.files;

import io.github.unitgen.files.Change.Refuse;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The changes that {@link Folder#compare} found, and their execution. Creating a plan changes
 * nothing.
 */
public final class FolderPlan {
  private final Path folder;
  private final List<Change> changes;
  private final List<Stale> stale;
  private final List<String> kin;
  private final Map<String, Seen> seen;
  private final Optional<Set<PosixFilePermission>> most;
  private final boolean ofOthers;

  FolderPlan(
      Path folder,
      List<Change> changes,
      List<Stale> stale,
      List<String> kin,
      Map<String, Seen> seen,
      Optional<Set<PosixFilePermission>> most) {
    this.folder = folder;
    this.changes = List.copyOf(changes);
    this.stale = List.copyOf(stale);
    this.kin = List.copyOf(kin);
    this.seen = Map.copyOf(seen);
    this.most = most;
    this.ofOthers = false;
  }

  /** To replace one file that may be anybody's, and is to stay so. */
  FolderPlan(Change.Update change, Seen seen) {
    this.folder = change.folder();
    this.changes = List.of(change);
    this.stale = List.of();
    this.kin = List.of();
    this.seen = Map.of(change.name(), seen);
    this.most = Optional.empty();
    this.ofOthers = true;
  }

  /** The folder as the caller gave it. */
  public Path folder() {
    return folder;
  }

  /** One for each wanted file and each file to be pruned, in the order of their names. */
  public List<Change> changes() {
    return changes;
  }

  /**
   * A file that is not wanted and stays; {@code text} is empty where it is too large or unreadable.
   */
  public record Stale(Path folder, String name, Optional<String> text) {}

  /**
   * Files of this group or a former one, hand-edited ones too, that are not wanted and stay because
   * nobody asked to prune; in the order of their names. Empty when pruning, and where the folder
   * cannot be listed.
   */
  public List<Stale> stale() {
    return stale;
  }

  /**
   * Other groups that have files in the folder from a manifest of the same name, in the order of
   * their names: what the group was called before, or another deployment of it.
   */
  public List<String> kin() {
    return kin;
  }

  /** Returns the rejected changes, which keep {@link #apply} from writing anything. */
  public List<Refuse> refused() {
    return changes.stream().filter(Refuse.class::isInstance).map(Refuse.class::cast).toList();
  }

  /** Whether {@link #apply} would leave the folder as it is because all of it is as wanted. */
  public boolean isDone() {
    return changes.stream().allMatch(Change.Same.class::isInstance);
  }

  /**
   * Does all changes, or none if any is refused: then false, and nothing was written. The folder
   * and its missing parents are created. All new content is on the disk before the first file is
   * replaced, each file is replaced in one step, and files are deleted last.
   *
   * @throws WriteFailed if something fails or a file is not as it was when compared; which files
   *     are new by then, it says. No temporary file stays, unless it cannot be deleted or the
   *     program is killed; one that a killed run left in the folder is deleted first.
   */
  public boolean apply() throws WriteFailed {
    return applyAll(List.of(this));
  }

  /**
   * As {@link #apply} with several folders as if they were one: all changes, or none if any is
   * refused, and no file is replaced before all new content is on the disk.
   */
  public static boolean applyAll(List<FolderPlan> plans) throws WriteFailed {
    return applyAll(plans, Disk.REAL);
  }

  boolean apply(Disk disk) throws WriteFailed {
    return applyAll(List.of(this), disk);
  }

  static boolean applyAll(List<FolderPlan> plans, Disk disk) throws WriteFailed {
    if (plans.stream().anyMatch(plan -> !plan.refused().isEmpty())) {
      return false;
    }
    plans.forEach(plan -> Temporaries.clear(plan.folder(), disk));
    Writing.run(plans, disk);
    return true;
  }

  /** Returns the state at the path of {@code change} when it was compared. */
  Seen seen(Change change) {
    return seen.getOrDefault(change.name(), Seen.Other.ABSENT);
  }

  /** Whether a file that is replaced keeps its owner and group. */
  boolean keepsOwners() {
    return ofOthers;
  }

  /** The most that a file may allow; empty where nothing was said. */
  Optional<Set<PosixFilePermission>> most() {
    return most;
  }
}
