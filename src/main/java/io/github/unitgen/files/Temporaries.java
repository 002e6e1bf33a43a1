package io.github.unitgen.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of temporary files, and what killed runs left behind. In each folder a run first makes
 * number 0, which is locked as long as the run lives and deleted last: where nobody holds that
 * lock, the run is over. Neither init loads the names: systemd skips those with a leading dot,
 * Upstart wants .conf at the end. They do without the target's name, which may have all of the 255
 * bytes allowed.
 */
final class Temporaries {
  private static final Pattern NAME =
      Pattern.compile("\\.unitgen-([0-9a-f]{16})-(0|[1-9][0-9]{0,8})\\.tmp");

  private Temporaries() {}

  /** What the names of one run begin with. No other run has it, so that no name is used twice. */
  static String run() {
    String time = Long.toHexString(System.nanoTime());
    return ".unitgen-" + "0".repeat(16 - time.length()) + time + "-";
  }

  static String name(String run, int number) {
    return run + number + ".tmp";
  }

  /** Deletes what runs that are over left in {@code folder}; what cannot be deleted stays. */
  static void clear(Path folder, Disk disk) {
    left(folder).forEach((holder, files) -> clear(holder, files, disk));
  }

  /** The temporaries in the folder by the path of number 0 of their run. */
  private static Map<Path, List<Path>> left(Path folder) {
    Map<Path, List<Path>> left = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, ".unitgen-*.tmp")) {
      for (Path entry : entries) {
        Matcher name = NAME.matcher(String.valueOf(entry.getFileName()));
        if (name.matches() && isRegularFile(entry)) {
          Path holder = folder.resolve(name(".unitgen-" + name.group(1) + "-", 0));
          left.computeIfAbsent(holder, path -> new ArrayList<>()).add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return Map.of(); // A folder that cannot be listed is written to all the same.
    }
    return left;
  }

  private static boolean isRegularFile(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS).isRegularFile();
    } catch (NoSuchFileException e) {
      return false; // Its run has just moved it.
    }
  }

  /** Number 0 stays locked until it is deleted: a run that has just made it then makes another. */
  private static void clear(Path holder, List<Path> files, Disk disk) {
    try (FileChannel channel = FileChannel.open(holder, Set.of(READ, NOFOLLOW_LINKS))) {
      Optional<FileLock> lock = Optional.ofNullable(channel.tryLock(0, Long.MAX_VALUE, true));
      if (lock.isPresent()) {
        delete(files, disk);
      }
    } catch (NoSuchFileException e) {
      delete(files, disk);
    } catch (IOException | OverlappingFileLockException e) {
      // Not known to be over.
    }
  }

  private static void delete(List<Path> files, Disk disk) {
    for (Path file : files) {
      try {
        disk.delete(file);
      } catch (IOException e) {
        // Deleted by another run, or not deletable: it does no harm.
      }
    }
  }
}
