package io.github.unitgen.posix;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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

  static byte[] name(Path path) {
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

  /** Stands for {@code files.Input#quick}. */
  public static Optional<InputStream> quick(Path file) throws IOException {
    long[] found = look(file, true);
    return found == null || (found[0] & TYPE) != REGULAR
        ? Optional.empty()
        : Optional.of(new Content(content(file, found[1])));
  }

  /** The class library of the compiler reads byte by byte. */
  private static final class Content extends ByteArrayInputStream {
    Content(byte[] bytes) {
      super(bytes);
    }

    @Override
    public byte[] readNBytes(int length) {
      if (pos == 0 && length >= count) {
        pos = count;
        return buf; // which nobody else has
      }
      byte[] some = new byte[Math.min(length, available())];
      System.arraycopy(buf, pos, some, 0, some.length);
      pos += some.length;
      return some;
    }
  }

  public static InputStream newInputStream(Path file, OpenOption... options) throws IOException {
    return new ByteArrayInputStream(content(file, 0));
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

  public static boolean isWritable(Path path) {
    return DiskCalls.writable(Address.ofData(name(path))) == 0;
  }

  /** Whether something has this name, be it a link to nothing. */
  static boolean isThere(Path path) {
    return look(path, false) != null;
  }

  /** What has a name; links are not followed. */
  public record Found(long bits, long size) {
    public boolean isLink() {
      return (bits & TYPE) == LINK;
    }

    public boolean isFolder() {
      return (bits & TYPE) == FOLDER;
    }

    public boolean isRegularFile() {
      return (bits & TYPE) == REGULAR;
    }

    /** Like rw-r--r--. */
    public String mode() {
      return Permissions.text((int) bits);
    }
  }

  /** Throws what the JDK throws where nothing has the name. */
  public static Found found(Path path) throws IOException {
    long[] found = new long[4];
    byte[] name = name(path);
    int error = Posix.look(Address.ofData(name), 0, Address.ofData(found));
    if (error != 0) {
      throw failure(error, path);
    }
    return new Found(found[0], found[1]);
  }

  /** All bytes of a file. */
  public static byte[] content(Path file, long size) throws IOException {
    int descriptor = Posix.open(Address.ofData(name(file)));
    if (descriptor < 0) {
      throw failure(-descriptor, file);
    }
    try {
      return Native.read(descriptor, (int) Math.min(size, 1 << 27));
    } finally {
      Posix.close(descriptor);
    }
  }

  /** What the JDK throws, with the same reason. */
  static IOException failure(int error, Path path) {
    String name = path.toString();
    return switch (error) {
      case Posix.ENOENT -> new NoSuchFileException(name);
      case Posix.EACCES -> new AccessDeniedException(name);
      case Posix.EEXIST -> new FileAlreadyExistsException(name);
      case Posix.EXDEV -> new CannotMove(name, null, reason(error));
      default -> new FileSystemException(name, null, reason(error));
    };
  }

  static String reason(int error) {
    byte[] bytes = Native.answer(DiskCalls.reason(error));
    return new String(bytes, 0, bytes.length, StandardCharsets.ISO_8859_1);
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
