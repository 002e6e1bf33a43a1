package io.github.unitgen.files;

import io.github.unitgen.source.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder could not be read or written. The message is one line for people: the path, what could
 * not be done, and why. Each file is wholly old or wholly new.
 */
public final class WriteFailed extends Exception {
  private final List<Path> written;
  private final List<Path> unchanged;

  WriteFailed(String message, Throwable cause, List<Path> written, List<Path> unchanged) {
    super(message, cause);
    this.written = List.copyOf(written);
    this.unchanged = List.copyOf(unchanged);
  }

  /** Returns the files that were written or deleted, in order. */
  public List<Path> written() {
    return written;
  }

  /** Returns the files that were not changed. */
  public List<Path> unchanged() {
    return unchanged;
  }

  /** Returns one line with the failure and the files that were already changed. */
  public String summary() {
    StringBuilder out = new StringBuilder(String.valueOf(getMessage()));
    if (!written.isEmpty()) {
      out.append("; new: ").append(names(written));
      out.append("; as before: ").append(names(unchanged));
    } else if (!unchanged.isEmpty()) {
      out.append("; nothing was changed");
    }
    return out.toString();
  }

  private static String names(List<Path> paths) {
    return paths.isEmpty()
        ? "none"
        : String.join(", ", paths.stream().map(Path::toString).toList());
  }

  /** One line: {@code path: cannot write: permission denied}. */
  static String message(Path path, String failing, IOException cause) {
    return Printable.escape(path.toString()) + ": " + failing + ": " + IoReason.of(cause);
  }
}
