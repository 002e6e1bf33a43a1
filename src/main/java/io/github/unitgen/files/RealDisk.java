package io.github.unitgen.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The file system of the path, jimfs included. */
final class RealDisk implements Disk {
  @Override
  public Seen look(Path path) throws IOException {
    Class<? extends BasicFileAttributes> kind =
        hasModes(path) ? PosixFileAttributes.class : BasicFileAttributes.class;
    BasicFileAttributes found;
    try {
      found = Files.readAttributes(path, kind, NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Seen.Other.ABSENT;
    }
    if (found.isSymbolicLink()) {
      return new Seen.Link(Files.readSymbolicLink(path).toString());
    }
    if (found.isDirectory()) {
      return Seen.Other.FOLDER;
    }
    if (!found.isRegularFile()) {
      return Seen.Other.SPECIAL;
    }
    byte[] content = {};
    if (found.size() <= MOST) {
      try (InputStream in = Files.newInputStream(path, NOFOLLOW_LINKS)) {
        content = in.readNBytes(MOST + 1);
      }
    }
    if (found.size() > MOST || content.length > MOST) {
      return Seen.Other.HUGE;
    }
    return new Seen.File(
        Source.of("", content).text(),
        found instanceof PosixFileAttributes posix
            ? Optional.of(posix.permissions())
            : Optional.empty());
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder);
  }

  @Override
  public FileChannel create(Path file) throws IOException {
    FileAttribute<?>[] attributes =
        hasModes(file)
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(file, Set.of(CREATE_NEW, WRITE), attributes);
  }

  @Override
  public FileChannel hold(Path file) throws IOException {
    FileChannel channel = create(file);
    boolean held;
    try {
      held = channel.tryLock() != null && Files.exists(file, NOFOLLOW_LINKS);
    } catch (IOException e) {
      return channel; // No locks here: then no run takes another one for dead.
    }
    if (!held) {
      channel.close();
      throw new FileAlreadyExistsException(file.toString());
    }
    return channel;
  }

  @Override
  public void write(FileChannel file, byte[] content) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      file.write(rest);
    }
  }

  @Override
  public void mode(Path file, Set<PosixFilePermission> mode) throws IOException {
    if (hasModes(file)) {
      Files.setPosixFilePermissions(file, mode);
    }
  }

  @Override
  public void owner(Path file, Path like) throws IOException {
    if (!hasModes(file)) {
      return;
    }
    PosixFileAttributes wanted =
        Files.readAttributes(like, PosixFileAttributes.class, NOFOLLOW_LINKS);
    PosixFileAttributes found =
        Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, NOFOLLOW_LINKS);
    if (!found.group().equals(wanted.group())) {
      view.setGroup(wanted.group());
    }
    if (!found.owner().equals(wanted.owner())) {
      view.setOwner(wanted.owner());
    }
  }

  @Override
  public void sync(FileChannel file) throws IOException {
    file.force(true);
  }

  @Override
  public void close(FileChannel file) throws IOException {
    file.close();
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.delete(file);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, READ);
    } catch (IOException e) {
      return; // Windows and jimfs open no folders, and one may be writable but not readable.
    }
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      // fsync(2): EINVAL says that what lies behind, some network share, cannot be synced at all.
      if (!"Invalid argument".equals(e.getMessage())) {
        throw e;
      }
    }
  }

  private static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
