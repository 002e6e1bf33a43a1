package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.syntax.systemd.value.Fault.Kind;
import java.util.Optional;

/** Checks paths (load-fragment.c, path_simplify_and_warn). */
final class Paths {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_PATH = 4095;

  /** An absolute path without {@code ..}, in a word that is already unquoted. */
  static final Form ABSOLUTE = Paths::absoluteFault;

  /** The same, for a setting that does not unquote. */
  static final Form WHOLE = Paths::wholeFault;

  /** A PID file: a relative path is resolved below /run. */
  static final Form PID_FILE = text -> text.startsWith("/") ? wholeFault(text) : climbs(text);

  static final Form RELATIVE = Paths::relativeFault;

  /** An absolute path in its shortest form; a trailing slash is accepted. */
  static final Form NORMAL =
      text ->
          text.contains("//") || text.contains("/./") || text.endsWith("/.")
              ? Fault.invalid(text, "a path without // and /./")
              : absoluteFault(text);

  private Paths() {}

  /** Returns the form of a path after any of these characters, each at most once. */
  static Form prefixed(String signs, Form path) {
    return text -> {
      int at = 0;
      for (int i = 0; i < signs.length(); i++) {
        if (at < text.length() && text.charAt(at) == signs.charAt(i)) {
          at++;
        }
      }
      int from = at;
      return path.fault(text.substring(from)).map(fault -> fault.movedBy(from));
    };
  }

  private static Optional<Fault> absoluteFault(String text) {
    if (!text.startsWith("/")) {
      return Fault.invalid(text, "an absolute path");
    }
    return climbs(text);
  }

  private static Optional<Fault> wholeFault(String text) {
    int last = text.length() - 1;
    boolean quoted =
        last > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(last) == text.charAt(0);
    if (quoted && absoluteFault(text.substring(1, last)).isEmpty()) {
      return Fault.of(Kind.QUOTED, text, "a path without quotes", text.substring(1, last));
    }
    return absoluteFault(text);
  }

  private static Optional<Fault> relativeFault(String text) {
    if (text.startsWith("/")) {
      return Fault.invalid(text, "a relative path");
    }
    if (text.isEmpty() || text.equals(".")) {
      return Fault.invalid(text, "the name of a directory");
    }
    return text.equals("private") || text.startsWith("private/")
        ? Fault.invalid(text, "a name other than private")
        : climbs(text);
  }

  /** Returns the fault of a path that is too long or contains {@code ..}. */
  private static Optional<Fault> climbs(String text) {
    if (text.length() * 3 > LONGEST_NAME && isTooLong(text)) {
      return Fault.invalid(text, "a path of at most 4095 bytes, and 255 per name");
    }
    for (int at = text.indexOf(".."); at >= 0; at = text.indexOf("..", at + 1)) {
      boolean starts = at == 0 || text.charAt(at - 1) == '/';
      if (starts && (at + 2 == text.length() || text.charAt(at + 2) == '/')) {
        return Fault.invalid(text, "a path without `..`");
      }
    }
    return Optional.empty();
  }

  private static boolean isTooLong(String text) {
    if (Chars.bytes(text) > LONGEST_PATH) {
      return true;
    }
    int from = 0;
    while (from < text.length()) {
      int slash = text.indexOf('/', from);
      int to = slash < 0 ? text.length() : slash;
      if (Chars.bytes(text.substring(from, to)) > LONGEST_NAME) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }
}
