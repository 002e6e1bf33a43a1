package io.github.unitgen.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.unitgen.files.FolderPlan.Stale;
import io.github.unitgen.source.NamedText;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Printable;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A folder of jobs or units, ours and those of others, compared with what is wanted in it. */
public final class Folder {
  private static final List<String> INIT_FILES =
      List.of(".conf", ".service", ".slice", ".socket", ".target", ".timer");

  private final Path folder;
  private final Claim claim;
  private final Map<String, String> wanted;
  private final Optional<Set<PosixFilePermission>> most;
  private final boolean force;

  /** Why a file that was changed by hand is not deleted. */
  private final String undeleted;

  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Seen> seen = new HashMap<>();
  private final Set<String> kin = new TreeSet<>();

  private Folder(Path folder, Claim claim, Wanted wanted, boolean force, String undeleted) {
    this.folder = folder;
    this.claim = claim;
    this.wanted = byName(folder, wanted.files());
    this.most = wanted.most();
    this.force = force;
    this.undeleted = undeleted;
  }

  /**
   * What has to change so that {@code folder} holds the {@code wanted} files of a group; reads
   * only. A file is replaced if its line names a group of {@code claim} and it is as we wrote it;
   * {@code force} takes any regular file, and replaces a symbolic link itself. With {@code prune},
   * files directly in the folder whose line names a group of {@code claim} and that are not wanted
   * are deleted, if as we wrote them or with {@code force}. Only names of jobs and of units that a
   * group can have are pruned, and none that begins with a dot. A file that allows more than {@link
   * Wanted#most} counts as changed. The folder may be absent, or a link to a folder.
   *
   * @throws IllegalArgumentException if a wanted name is empty, leads out of the folder or occurs
   *     twice
   * @throws WriteFailed if the folder is no folder, or cannot be read
   */
  public static FolderPlan compare(
      Path folder, Claim claim, Wanted wanted, boolean prune, boolean force) throws WriteFailed {
    return new Folder(folder, claim, wanted, force, Refusals.TO_DELETE).compare(prune);
  }

  private static Map<String, String> byName(Path folder, List<NamedText> wanted) {
    Map<String, String> byName = new TreeMap<>();
    for (NamedText file : wanted) {
      requireName(folder, file.name());
      // As it will be read again, so that a second look finds the same.
      String text = Source.of("", Source.encode(file.text())).text();
      if (byName.put(file.name(), text) != null) {
        throw new IllegalArgumentException("wanted twice: " + Printable.escape(file.name()));
      }
    }
    return byName;
  }

  private static void requireName(Path folder, String name) {
    Path path = folder.getFileSystem().getPath(name);
    boolean plain =
        path.getNameCount() == 1
            && !path.isAbsolute()
            && path.toString().equals(name)
            && !name.isEmpty()
            && !name.contains("/")
            && !name.equals(".")
            && !name.equals("..");
    if (!plain) {
      throw new IllegalArgumentException("not a file name: " + Printable.escape(name));
    }
  }

  private FolderPlan compare(boolean prune) throws WriteFailed {
    boolean present = isPresent();
    wanted.forEach((name, text) -> changes.add(compare(name, text)));
    List<Stale> stale = new ArrayList<>();
    for (String name : present ? unwanted(prune) : List.<String>of()) {
      if (prune) {
        prune(name).ifPresent(changes::add);
      } else {
        stale.add(new Stale(folder, name, text(name)));
      }
    }
    changes.sort((one, other) -> one.name().compareTo(other.name()));
    return new FolderPlan(folder, changes, stale, List.copyOf(kin), seen, most);
  }

  private Optional<String> text(String name) {
    try {
      return Disk.REAL.look(folder.resolve(name)) instanceof Seen.File file
          ? Optional.of(file.text())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Its head could be read, and no more is needed to name it.
    }
  }

  /**
   * What has to be deleted so that {@code folder} holds no file of a group of {@code claim}; as
   * {@link #compare} with nothing wanted.
   *
   * @throws WriteFailed if the folder is no folder, or cannot be read
   */
  public static FolderPlan remove(Path folder, Claim claim, boolean force) throws WriteFailed {
    return new Folder(folder, claim, Wanted.of(List.of()), force, Refusals.TO_REMOVE).compare(true);
  }

  /**
   * Why those of {@code names} that are in {@code folder} are no files of {@code claim}, which
   * {@link #remove} would delete; in the order of the names.
   */
  public static Map<Path, String> left(Path folder, Claim claim, Set<String> names) {
    Map<Path, String> left = new TreeMap<>();
    for (String name : names) {
      Path path = folder.resolve(name);
      look(path)
          .flatMap(seen -> Refusals.toLeave(seen, claim))
          .ifPresent(reason -> left.put(path, reason));
    }
    return left;
  }

  /** Whether {@code file} is there and one of {@code claim}. */
  public static boolean isOf(Claim claim, Path file) {
    return look(file).filter(seen -> Refusals.toLeave(seen, claim).isEmpty()).isPresent();
  }

  /** Empty where nothing is there, or it cannot be looked at. */
  private static Optional<Seen> look(Path path) {
    try {
      return Optional.of(Disk.REAL.look(path)).filter(seen -> seen != Seen.Other.ABSENT);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean isPresent() throws WriteFailed {
    try {
      if (Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
        return true;
      }
    } catch (NoSuchFileException e) {
      if (!Files.isSymbolicLink(folder)) {
        return false;
      }
      throw failed("is a dangling symbolic link", e);
    } catch (IOException e) {
      throw failed("cannot read: " + IoReason.of(e), e);
    }
    throw failed("is not a folder", new IOException());
  }

  private WriteFailed failed(String what, Exception cause) {
    return new WriteFailed(
        Printable.escape(folder.toString()) + ": " + what,
        cause,
        List.of(),
        wanted.keySet().stream().map(folder::resolve).toList());
  }

  private Change compare(String name, String after) {
    Seen found;
    try {
      found = Disk.REAL.look(folder.resolve(name));
    } catch (IOException e) {
      return refuse(name, Refusals.unreadable(e), Optional.empty());
    }
    seen.put(name, found);
    if (found == Seen.Other.ABSENT) {
      return new Change.Create(folder, name, after);
    }
    Optional<String> before =
        found instanceof Seen.File there ? Optional.of(there.text()) : Optional.empty();
    if (before.equals(Optional.of(after)) && !isTooOpen(found)) {
      return new Change.Same(folder, name, after);
    }
    boolean replaceable = found instanceof Seen.File || found instanceof Seen.Link;
    Optional<String> objection = Refusals.toReplace(found, claim);
    return objection.isPresent() && !(force && replaceable)
        ? refuse(name, objection.get(), before)
        : new Change.Update(folder, name, before, after);
  }

  private boolean isTooOpen(Seen found) {
    return most.filter(
            allowed ->
                found instanceof Seen.File file
                    && file.mode().filter(mode -> !allowed.containsAll(mode)).isPresent())
        .isPresent();
  }

  private Optional<Change> prune(String name) {
    Seen found;
    try {
      found = Disk.REAL.look(folder.resolve(name));
    } catch (IOException e) {
      return Optional.of(refuse(name, Refusals.unreadable(e), Optional.empty()));
    }
    seen.put(name, found);
    if (found == Seen.Other.HUGE) {
      return Optional.of(refuse(name, Refusals.HUGE, Optional.empty()));
    }
    // A moment ago its head was ours; what has taken its place since is not judged by that.
    return found instanceof Seen.File file
        ? Ownership.of(Source.encode(file.text()))
            .filter(claim::covers)
            .map(
                owner ->
                    owner.intact() || force
                        ? new Change.Delete(folder, name, file.text())
                        : refuse(name, undeleted, Optional.of(file.text())))
        : Optional.empty();
  }

  private Change refuse(String name, String reason, Optional<String> before) {
    return new Change.Refuse(folder, name, reason, before);
  }

  /** Other names are copies of somebody's or left by a killed run: no init loads them. */
  private static boolean isInitFile(String name) {
    return !name.startsWith(".") && INIT_FILES.stream().anyMatch(name::endsWith);
  }

  /** The names of files of this group that are not wanted, in order; notes the groups akin. */
  private List<String> unwanted(boolean prune) throws WriteFailed {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        // A name that this locale cannot decode would come back as another one.
        if (isInitFile(name)
            && !wanted.containsKey(name)
            && folder.resolve(name).equals(entry)
            && isOfGroup(entry)
            && !isWantedInOtherCase(entry, name)) {
          names.add(name);
        }
      }
    } catch (IOException e) {
      return unlisted(prune, e);
    } catch (DirectoryIteratorException e) {
      IOException cause = e.getCause();
      return unlisted(prune, cause == null ? new IOException() : cause);
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  private List<String> unlisted(boolean prune, IOException e) throws WriteFailed {
    if (prune) {
      throw failed("cannot read: " + IoReason.of(e), e);
    }
    return List.of(); // Only a remark is lost.
  }

  /** Reads no more than the head: the folder may hold thousands of files, and huge ones. */
  private boolean isOfGroup(Path file) {
    try {
      // Before it is opened: to open a pipe for reading waits for a writer.
      if (!Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS).isRegularFile()) {
        return false;
      }
      try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
        Optional<Ownership> owner = Ownership.of(in.readNBytes(Ownership.HEAD));
        owner.filter(claim::isAkin).ifPresent(other -> kin.add(other.group()));
        return owner.filter(claim::covers).isPresent();
      }
    } catch (IOException e) {
      return false; // What cannot be read is not known to be ours.
    }
  }

  /** Where case does not matter, to prune Workers.conf would delete the wanted workers.conf. */
  private boolean isWantedInOtherCase(Path file, String name) {
    for (String other : wanted.keySet()) {
      if (other.equalsIgnoreCase(name) && seen.get(other) instanceof Seen.File) {
        try {
          return Files.isSameFile(file, folder.resolve(other));
        } catch (IOException e) {
          return true;
        }
      }
    }
    return false;
  }
}
