package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The specifiers of unit files by letter. The table is read on the first lookup. */
public final class KnownSpecifiers {
  private static final int COLUMNS = 7;

  private static final Map<Character, Integer> SINCE = new HashMap<>();
  private static final Set<Character> FOR_NAMES = new HashSet<>();
  private static final Set<Character> FOR_INSTALL = new HashSet<>();

  static {
    for (String[] row : Table.rows("specifiers", COLUMNS)) {
      SINCE.put(row[0].charAt(1), Table.number(row[5]));
      if (row[3].equals("yes")) {
        FOR_NAMES.add(row[0].charAt(1));
      }
      if (row[4].equals("yes")) {
        FOR_INSTALL.add(row[0].charAt(1));
      }
    }
  }

  private KnownSpecifiers() {}

  /**
   * Returns the first version of systemd that knows {@code %letter}, or empty if no version does.
   */
  public static OptionalInt since(char letter) {
    Integer since = SINCE.get(letter);
    return since == null ? OptionalInt.empty() : OptionalInt.of(since);
  }

  /** Whether {@code %letter} is replaced in the name of another unit, as in {@code Slice=}. */
  public static boolean isForNames(char letter) {
    return FOR_NAMES.contains(letter);
  }

  /** Whether {@code %letter} is replaced in {@code [Install]}. */
  public static boolean isForInstall(char letter) {
    return FOR_INSTALL.contains(letter);
  }
}
