package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The specifiers of unit files by their letter: a table read at the first question. */
public final class KnownSpecifiers {
  private static final int COLUMNS = 7;

  private static final Map<Character, Integer> SINCE = new HashMap<>();

  static {
    for (String[] row : Table.rows("specifiers", COLUMNS)) {
      SINCE.put(row[0].charAt(1), Table.number(row[5]));
    }
  }

  private KnownSpecifiers() {}

  /** The first systemd that knows {@code %letter}; empty where none does. */
  public static OptionalInt since(char letter) {
    Integer since = SINCE.get(letter);
    return since == null ? OptionalInt.empty() : OptionalInt.of(since);
  }
}
