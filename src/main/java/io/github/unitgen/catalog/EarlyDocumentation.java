package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Conditions and assertions that systemd's manual names before its parser takes them: a table read
 * at the first question.
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

  /** The versions that the manual and the parser know it from; {@code works} is 0 for never. */
  public record Since(int documented, int works) {
    /** Whether the manuals of all {@code versions} have it, but not all of them read it. */
    public boolean isAheadIn(SystemdVersions versions) {
      boolean read = works > 0 && versions.haveSince(works);
      return !read && versions.haveSince(documented);
    }
  }

  /** The versions of {@code key} of {@code [Unit]}, if the two are apart. */
  public static Optional<Since> of(String key) {
    return key.startsWith("Condition") || key.startsWith("Assert")
        ? Optional.ofNullable(Holder.ALL.keys.get(key))
        : Optional.empty();
  }
}
