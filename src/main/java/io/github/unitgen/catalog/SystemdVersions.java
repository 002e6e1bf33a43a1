package io.github.unitgen.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The systemds that a file is for, at least one: it may use what all of them know. {@code first}
 * and {@code last} of a range stand for those between.
 */
public record SystemdVersions(List<SystemdVersion> all) {
  /** Where nothing else is said: the newest version known. */
  public static final SystemdVersions NEWEST = of(SystemdVersion.NEWEST);

  public SystemdVersions {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no version");
    }
    all =
        all.stream().sorted((one, other) -> Integer.compare(one.number(), other.number())).toList();
  }

  /** Upstream versions of these numbers. */
  public static SystemdVersions of(int... numbers) {
    return new SystemdVersions(
        IntStream.of(numbers).mapToObj(number -> new SystemdVersion(number, "")).toList());
  }

  /** The lowest number. */
  public int oldest() {
    return all.get(0).number();
  }

  /** The highest number. */
  public int newest() {
    return all.get(all.size() - 1).number();
  }

  /** Whether all of them have what came with version {@code number}. */
  public boolean haveSince(int number) {
    return oldest() >= number;
  }

  /** Whether one of them, or one between them, is from {@code first} to {@code last}. */
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
    for (SystemdVersion version : all) {
      if (!version.knows(directive)) {
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

  /** As a reader knows them: {@code systemd 219}, {@code systemd 219 to 252}. */
  @Override
  public String toString() {
    return "systemd " + oldest() + (oldest() == newest() ? "" : " to " + newest());
  }
}
