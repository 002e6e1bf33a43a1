package io.github.unitgen.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The versions of systemd that a file is for, at least one. The file may use what all of them know.
 * The {@code first} and {@code last} version of a range represent those between them.
 */
public record SystemdVersions(List<SystemdVersion> all) {
  /** The default: the newest known version. */
  public static final SystemdVersions NEWEST = of(SystemdVersion.NEWEST);

  public SystemdVersions {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no version");
    }
    all =
        all.stream().sorted((one, other) -> Integer.compare(one.number(), other.number())).toList();
  }

  /** Returns the upstream versions with these numbers. */
  public static SystemdVersions of(int... numbers) {
    return new SystemdVersions(
        IntStream.of(numbers).mapToObj(number -> new SystemdVersion(number, "")).toList());
  }

  /** Returns the lowest number. */
  public int oldest() {
    return all.get(0).number();
  }

  /** Returns the highest number. */
  public int newest() {
    return all.get(all.size() - 1).number();
  }

  /** Whether this is only the newest known version, which may use all that is known. */
  public boolean areNewest() {
    return oldest() == SystemdVersion.NEWEST;
  }

  /** Whether all of them have a feature that version {@code number} added. */
  public boolean haveSince(int number) {
    return oldest() >= number;
  }

  /** Whether one of them, or a version between them, is from {@code first} to {@code last}. */
  public boolean meet(int first, int last) {
    return oldest() <= last && newest() >= first;
  }

  /** Whether all of them know {@code key} in {@code [section]}. */
  public boolean know(String section, String key) {
    Optional<Directives.Directive> directive = Directives.all().find(section, key);
    return directive.isPresent() && know(directive.get());
  }

  /** Whether all of them know {@code directive}. */
  public boolean know(Directives.Directive directive) {
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).knows(directive)) {
        return false;
      }
    }
    return true;
  }

  /** Whether one of them knows {@code directive}. */
  public boolean anyKnows(Directives.Directive directive) {
    return all.stream().anyMatch(version -> version.knows(directive));
  }

  /** Whether all of them know {@code word}. */
  public boolean know(Enums.Word word) {
    return haveSince(word.addedIn()) && (word.removedIn() == 0 || newest() < word.removedIn());
  }

  /** Formats the versions for readers: {@code systemd 219}, {@code systemd 219 to 252}. */
  @Override
  public String toString() {
    return "systemd " + oldest() + (oldest() == newest() ? "" : " to " + newest());
  }
}
