package io.github.unitgen.files;

import io.github.unitgen.files.Change.Update;
import io.github.unitgen.source.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A new text for one file that is there, whoever wrote it. */
public final class Replacement {
  private Replacement() {}

  /**
   * Replaces the text of {@code file} in one step; mode and owner stay, and of a symbolic link the
   * file behind it is replaced. {@code before}: the text it was read with.
   *
   * @throws WriteFailed if the file is read-only, has another text by now, or cannot be written;
   *     then it is as it was, unless {@link WriteFailed#written} says that it is new
   */
  public static void write(Path file, String before, String after) throws WriteFailed {
    write(file, before, after, Disk.REAL);
  }

  /**
   * Writes {@code text} to {@code file}, which may be there or not; else as above.
   *
   * @throws WriteFailed as above, and where the folder of {@code file} is not there
   */
  public static void put(Path file, String text) throws WriteFailed {
    Seen seen;
    try {
      seen = Disk.REAL.look(file.toRealPath());
    } catch (NoSuchFileException e) {
      Path folder = folder(file.toAbsolutePath());
      if (!Files.isDirectory(folder)) {
        throw failed(file, "its folder does not exist", e);
      }
      String name = String.valueOf(file.getFileName());
      Change.Create change = new Change.Create(folder, name, text);
      Writing.run(
          List.of(
              new FolderPlan(
                  folder, List.of(change), List.of(), List.of(), Map.of(), Optional.empty())),
          Disk.REAL);
      return;
    } catch (IOException e) {
      throw failed(file, IoReason.of(e), e);
    }
    write(file, seen instanceof Seen.File there ? there.text() : "", text);
  }

  static void write(Path file, String before, String after, Disk disk) throws WriteFailed {
    Path real;
    Seen seen;
    try {
      real = file.toRealPath();
      seen = disk.look(real);
    } catch (IOException e) {
      throw failed(file, IoReason.of(e), e);
    }
    Optional<String> objection = objection(real, seen, before);
    if (objection.isPresent()) {
      throw failed(file, objection.get(), new IOException());
    }
    Path folder = folder(real);
    String name = String.valueOf(real.getFileName());
    Update change = new Update(folder, name, Optional.of(before), after);
    Writing.run(List.of(new FolderPlan(change, seen)), disk);
  }

  /** A file always has one; the root is no file. */
  private static Path folder(Path file) {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  private static Optional<String> objection(Path file, Seen seen, String before) {
    if (!(seen instanceof Seen.File there)) {
      return Optional.of("it is not a regular file");
    }
    // Root may write it all the same; whoever took the right away did not mean it to be changed.
    boolean owners =
        there.mode().map(mode -> mode.contains(PosixFilePermission.OWNER_WRITE)).orElse(true);
    if (!owners || !Files.isWritable(file)) {
      return Optional.of("it is read-only");
    }
    return there.text().equals(before)
        ? Optional.empty()
        : Optional.of("another program has just changed it; run the command again");
  }

  private static WriteFailed failed(Path file, String reason, IOException cause) {
    String message = Printable.escape(file.toString()) + ": cannot write: " + reason;
    return new WriteFailed(message, cause, List.of(), List.of(file));
  }
}
