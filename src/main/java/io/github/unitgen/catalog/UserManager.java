package io.github.unitgen.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Settings that a user's own manager lacks the rights for. The table is read on the first lookup.
 * It applies if the unit does not set {@code PrivateUsers=yes}; {@code SupplementaryGroups=} fails
 * even then.
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

  /** The values of the setting that need rights. */
  public enum When {
    /** All values, including the empty one. */
    ANY,
    /** All values except the empty one. */
    SET,
    /** Values that switch the setting on. */
    ON
  }

  /**
   * A setting of {@code [Service]}.
   *
   * @param directive the name of the setting
   * @param when the values that need rights
   * @param outcome the exit status that the service fails with; empty if the setting is ignored
   * @param implied the first version of systemd in which an implied user namespace makes the
   *     setting work, if the kernel allows users to create one; 0 if no version does
   */
  public record Lack(String directive, When when, String outcome, int implied) {}

  /** Returns all of them, those that keep the service from starting first. */
  public static List<Lack> lacks() {
    return List.copyOf(ALL);
  }
}
