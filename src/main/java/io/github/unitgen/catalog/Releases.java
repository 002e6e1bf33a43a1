package io.github.unitgen.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Releases of distributions and the init that each boots. The table is read on the first lookup.
 */
public final class Releases {
  private static final int COLUMNS = 7;

  private final List<Release> all = new ArrayList<>();
  private final Map<String, Release> byName = new LinkedHashMap<>();

  private Releases() {
    for (String[] row : Table.rows("releases", COLUMNS)) {
      Release release =
          new Release(
              row[0],
              row[1].isEmpty() ? List.of() : List.of(row[1].split(" ")),
              row[2].isEmpty()
                  ? Optional.empty()
                  : Optional.of(new SystemdVersion(Integer.parseInt(row[2]), row[3])),
              Version.parse(row[4]),
              row[5].equals("yes"),
              row[6]);
      all.add(release);
      byName.put(release.name(), release);
      release.also().forEach(name -> byName.put(name, release));
    }
  }

  private static final class Holder {
    static final Releases ALL = new Releases();
  }

  /**
   * One release. Exactly one of {@code systemd} and {@code upstart} is present.
   *
   * @param name the name, such as {@code debian-8}
   * @param also the code name, and other releases with the same facts
   * @param systemd the systemd that it boots
   * @param upstart the Upstart that it boots
   * @param checked whether the version was seen in the packages or sources of the release
   * @param note a remark for readers, empty if there is nothing to add
   */
  public record Release(
      String name,
      List<String> also,
      Optional<SystemdVersion> systemd,
      Optional<Version> upstart,
      boolean checked,
      String note) {}

  /** Returns all releases, grouped by distribution, oldest first. */
  public static List<Release> all() {
    return List.copyOf(Holder.ALL.all);
  }

  /** Returns the release with this name or code name, or the release that has the same facts. */
  public static Optional<Release> find(String name) {
    return Optional.ofNullable(Holder.ALL.byName.get(name));
  }

  /** Returns every name that {@link #find} knows. */
  public static List<String> names() {
    return List.copyOf(Holder.ALL.byName.keySet());
  }
}
