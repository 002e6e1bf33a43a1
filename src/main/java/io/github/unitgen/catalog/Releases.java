package io.github.unitgen.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Distribution releases and the init each boots: a table read at the first question. */
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
   * One release: {@code also} holds its code name and releases that are the same here; one of
   * {@code systemd} and {@code upstart} is there. {@code checked}: its version was seen in its
   * packages or sources. {@code note} is empty where there is nothing to say.
   */
  public record Release(
      String name,
      List<String> also,
      Optional<SystemdVersion> systemd,
      Optional<Version> upstart,
      boolean checked,
      String note) {}

  /** All of them, distribution by distribution, from old to new. */
  public static List<Release> all() {
    return List.copyOf(Holder.ALL.all);
  }

  /** The release of this name, code name, or the name of one that is the same. */
  public static Optional<Release> find(String name) {
    return Optional.ofNullable(Holder.ALL.byName.get(name));
  }

  /** Every name that {@link #find} knows. */
  public static List<String> names() {
    return List.copyOf(Holder.ALL.byName.keySet());
  }
}
