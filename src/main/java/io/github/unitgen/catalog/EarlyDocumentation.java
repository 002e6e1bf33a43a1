package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions and assertions that systemd's manual documents before the parser accepts them. The
 * table is read on the first lookup.
 */
public final class EarlyDocumentation {
  private static final int COLUMNS = 3;

  private final Map<String, EarlyDocumentation.Since> keys = new HashMap<>();

  private EarlyDocumentation() {
    for (String[] row : Table.rows("documented", COLUMNS)) {
      keys.put(row[0], new Since(Table.number(row[1]), Table.number(row[2])));
    }
  }

  private static final class Holder {
    static final EarlyDocumentation ALL = new EarlyDocumentation();
  }

  /**
   * The first versions that document it and that parse it; {@code works} is 0 if no version parses
   * it.
   */
  public record Since(int documented, int works) {
    /** Whether the manuals of all {@code versions} document it, but not all of them parse it. */
    public boolean isAheadIn(SystemdVersions versions) {
      boolean read = works > 0 && versions.haveSince(works);
      return !read && versions.haveSince(documented);
    }
  }

  /** Returns the keys of {@code [Unit]} that have such versions. */
  public static Set<String> keys() {
    return Holder.ALL.keys.keySet();
  }

  /** Returns the two versions for {@code key} of {@code [Unit]}, or empty if they are the same. */
  public static Optional<Since> of(String key) {
    return key.startsWith("Condition") || key.startsWith("Assert")
        ? Optional.ofNullable(Holder.ALL.keys.get(key))
        : Optional.empty();
  }
}
