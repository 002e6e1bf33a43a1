package io.github.unitgen.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Settings that a user's own manager has no rights for: a table read at the first question. It
 * holds where the unit does not set {@code PrivateUsers=yes}, but for {@code SupplementaryGroups=}.
 */
public final class UserManager {
  private static final int COLUMNS = 4;

  private static final List<Lack> ALL = new ArrayList<>();

  static {
    for (String[] row : Table.rows("usermanager", COLUMNS)) {
      When when = When.valueOf(row[1].toUpperCase(Locale.ROOT));
      ALL.add(new Lack(row[0], when, row[2], Table.number(row[3])));
    }
  }

  private UserManager() {}

  /** Which values of the setting ask for something. */
  public enum When {
    /** Every one, also the empty one. */
    ANY,
    /** Every one but the empty one. */
    SET,
    /** Those that switch it on. */
    ON
  }

  /**
   * A setting of {@code [Service]}. {@code outcome} is the exit status that the service fails with;
   * empty: the setting does nothing. {@code implied}: since when a name space of users makes it
   * work, where the kernel lets users have one; 0 for never.
   */
  public record Lack(String directive, When when, String outcome, int implied) {}

  /** All of them, those that keep the service from starting first. */
  public static List<Lack> lacks() {
    return List.copyOf(ALL);
  }
}
