package io.github.unitgen.posix;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.teavm.interop.Address;

/** The methods of {@code java.nio.file.Files} that lint uses, by the same names. */
public final class PosixFiles {
  private static final int TYPE = 0170000;
  private static final int FOLDER = 0040000;
  private static final int REGULAR = 0100000;
  private static final int LINK = 0120000;

  private PosixFiles() {}

  /** The mode, the size, the device and the inode; null where there is nothing. */
  private static long[] look(Path path, boolean follow) {
    long[] found = new long[4];
    byte[] name = name(path);
    return Posix.look(Address.ofData(name), follow ? 1 : 0, Address.ofData(found)) == 0
        ? found
        : null;
  }

  private static byte[] name(Path path) {
    String text = path.toString();
    return Native.bytes(text.isEmpty() ? "." : text);
  }

  private static boolean is(Path path, int type, LinkOption... options) {
    long[] found = look(path, options.length == 0);
    return found != null && (found[0] & TYPE) == type;
  }

  public static boolean exists(Path path, LinkOption... options) {
    return look(path, options.length == 0) != null;
  }

  public static boolean isDirectory(Path path, LinkOption... options) {
    return is(path, FOLDER, options);
  }

  public static boolean isRegularFile(Path path, LinkOption... options) {
    return is(path, REGULAR, options);
  }

  public static boolean isSymbolicLink(Path path) {
    long[] found = look(path, false);
    return found != null && (found[0] & TYPE) == LINK;
  }

  public static Path readSymbolicLink(Path path) throws IOException {
    return Path.of(answer(Posix.target(Address.ofData(name(path))), path));
  }

  public static Object getAttribute(Path path, String name, LinkOption... options)
      throws IOException {
    long[] found = look(path, options.length == 0);
    if (found == null || !name.equals("unix:mode")) {
      throw Native.handOver();
    }
    return (int) found[0];
  }

  @SuppressWarnings("unchecked")
  public static <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    long[] found = new long[4];
    byte[] name = name(path);
    int error =
        Posix.look(Address.ofData(name), options.length == 0 ? 1 : 0, Address.ofData(found));
    if (error != 0) {
      throw failure(error, path);
    }
    return (A) new Attributes(found);
  }

  public static DirectoryStream<Path> newDirectoryStream(Path folder) throws IOException {
    int length = Posix.list(Address.ofData(name(folder)));
    if (length < 0) {
      throw failure(-length, folder);
    }
    byte[] names = Native.answer(length);
    List<Path> entries = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < names.length; i++) {
      if (names[i] == 0) {
        entries.add(folder.resolve(Native.text(names, from, i)));
        from = i + 1;
      }
    }
    return new Entries(entries);
  }

  /** Stands for {@code files.Input#open}. */
  public static InputStream open(Path file) throws IOException {
    int descriptor = -1;
    if (file.toString().equals("/dev/null")) {
      return new ByteArrayInputStream(new byte[0]);
    }
    long[] found = look(file, true);
    if (found != null && (found[0] & TYPE) != REGULAR) {
      throw Native.handOver("what is no regular file");
    }
    descriptor = Posix.open(Address.ofData(name(file)));
    if (descriptor < 0) {
      throw failure(-descriptor, file);
    }
    byte[] bytes = Native.read(descriptor, found == null ? 0 : (int) Math.min(found[1], 1 << 27));
    Posix.close(descriptor);
    if (bytes == null) {
      throw Native.handOver("a file that cannot be read");
    }
    return new ByteArrayInputStream(bytes);
  }

  /** Stands for {@code Path#toAbsolutePath}. */
  public static Path toAbsolutePath(Path path) {
    if (path.isAbsolute()) {
      return path;
    }
    int length = Posix.directory();
    if (length < 0) {
      throw Native.handOver();
    }
    byte[] bytes = Native.answer(length);
    String here = Native.text(bytes, 0, bytes.length);
    String text = path.toString();
    return Path.of(text.isEmpty() ? here : here.equals("/") ? "/" + text : here + "/" + text);
  }

  /** Stands for {@code Path#toRealPath}. */
  public static Path toRealPath(Path path, LinkOption... options) throws IOException {
    if (options.length > 0) {
      throw Native.handOver();
    }
    return Path.of(answer(Posix.real(Address.ofData(name(path))), path));
  }

  private static String answer(int length, Path path) throws IOException {
    if (length < 0) {
      throw failure(-length, path);
    }
    byte[] bytes = Native.answer(length);
    return Native.text(bytes, 0, bytes.length);
  }

  /** What the JVM throws; other reasons it is to say itself. */
  private static IOException failure(int error, Path path) {
    if (error == Posix.ENOENT) {
      return new NoSuchFileException(path.toString());
    }
    if (error == Posix.EACCES) {
      return new AccessDeniedException(path.toString());
    }
    throw Native.handOver("a file that cannot be read");
  }

  private record Entries(List<Path> all) implements DirectoryStream<Path> {
    @Override
    public Iterator<Path> iterator() {
      return all.iterator();
    }

    @Override
    public void close() {}
  }

  private record Attributes(long[] found) implements BasicFileAttributes {
    @Override
    public FileTime lastModifiedTime() {
      throw Native.handOver();
    }

    @Override
    public FileTime lastAccessTime() {
      throw Native.handOver();
    }

    @Override
    public FileTime creationTime() {
      throw Native.handOver();
    }

    @Override
    public boolean isRegularFile() {
      return (found[0] & TYPE) == REGULAR;
    }

    @Override
    public boolean isDirectory() {
      return (found[0] & TYPE) == FOLDER;
    }

    @Override
    public boolean isSymbolicLink() {
      return (found[0] & TYPE) == LINK;
    }

    @Override
    public boolean isOther() {
      return !isRegularFile() && !isDirectory() && !isSymbolicLink();
    }

    @Override
    public long size() {
      return found[1];
    }

    @Override
    public Object fileKey() {
      return found[2] + ":" + found[3];
    }
  }
}
