package io.github.unitgen.posix;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Set;
import org.teavm.interop.Address;

/** Stands for the methods of {@code files.RealDisk}, which is the first argument of each. */
public final class PosixDisk {
  private PosixDisk() {}

  public static void createFolder(Object disk, Path folder) throws IOException {
    check(DiskCalls.createFolder(Address.ofData(PosixFiles.name(folder))), folder);
  }

  public static Channel create(Object disk, Path file) throws IOException {
    int descriptor = DiskCalls.create(Address.ofData(PosixFiles.name(file)));
    if (descriptor < 0) {
      throw PosixFiles.failure(-descriptor, file);
    }
    return new Channel(descriptor);
  }

  public static Channel hold(Object disk, Path file) throws IOException {
    Channel channel = create(disk, file);
    int error = DiskCalls.lock(channel.descriptor());
    boolean held = error == 0;
    if (!held && error != Posix.EAGAIN && error != Posix.EACCES) {
      return channel; // No locks here: then no run takes another one for dead.
    }
    if (!held || !PosixFiles.isThere(file)) {
      channel.close();
      throw new FileAlreadyExistsException(file.toString());
    }
    return channel;
  }

  public static void write(Object disk, Channel file, byte[] content) throws IOException {
    if (content.length > 0) {
      check(Posix.write(file.descriptor(), Address.ofData(content), content.length), null);
    }
  }

  public static void mode(Object disk, Path file, Set<Permission> mode) throws IOException {
    byte[] name = PosixFiles.name(file);
    check(DiskCalls.mode(Address.ofData(name), Permissions.mode(mode)), file);
  }

  public static void owner(Object disk, Path file, Path like) throws IOException {
    byte[] name = PosixFiles.name(file);
    byte[] other = PosixFiles.name(like);
    check(DiskCalls.owner(Address.ofData(name), Address.ofData(other)), file);
  }

  public static void sync(Object disk, Channel file) throws IOException {
    check(DiskCalls.sync(file.descriptor()), null);
  }

  public static void close(Object disk, Channel file) throws IOException {
    file.close();
  }

  public static void move(Object disk, Path from, Path to) throws IOException {
    byte[] name = PosixFiles.name(from);
    byte[] other = PosixFiles.name(to);
    check(DiskCalls.move(Address.ofData(name), Address.ofData(other)), from);
  }

  public static void delete(Object disk, Path file) throws IOException {
    check(DiskCalls.delete(Address.ofData(PosixFiles.name(file))), file);
  }

  public static void syncFolder(Object disk, Path folder) throws IOException {
    check(DiskCalls.syncFolder(Address.ofData(PosixFiles.name(folder))), null);
  }

  /** Signals that end the program wait until a file is wholly replaced. */
  public static void holdSignals(boolean hold) {
    DiskCalls.holdSignals(hold ? 1 : 0);
  }

  /** {@code path}: null where the JDK only says why. */
  private static void check(int error, Path path) throws IOException {
    if (error == 0) {
      return;
    }
    throw path == null
        ? new IOException(PosixFiles.reason(error))
        : PosixFiles.failure(error, path);
  }
}
