package io.github.unitgen.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A version of an init: numbers separated by dots. Versions are compared number by number, so 1.5
 * comes before 1.12.1; a missing number counts as 0.
 */
public record Version(List<Integer> numbers) implements Comparable<Version> {
  public Version {
    numbers = List.copyOf(numbers);
  }

  /** Returns the version with these numbers. */
  public static Version of(int... numbers) {
    List<Integer> list = new ArrayList<>();
    for (int number : numbers) {
      list.add(number);
    }
    return new Version(list);
  }

  /**
   * Parses a version. Returns empty if {@code text} is not one to four numbers of at most four
   * digits.
   */
  public static Optional<Version> parse(String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      boolean number =
          !part.isEmpty() && part.length() < 5 && part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!number) {
        return Optional.empty();
      }
      numbers.add(Integer.parseInt(part));
    }
    return numbers.size() > 4 ? Optional.empty() : Optional.of(new Version(numbers));
  }

  /** Whether this version was released before {@code other}. */
  public boolean isBefore(Version other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int mine = i < numbers.size() ? numbers.get(i) : 0;
      int theirs = i < other.numbers.size() ? other.numbers.get(i) : 0;
      if (mine != theirs) {
        return Integer.compare(mine, theirs);
      }
    }
    return 0;
  }

  /** Formats the version: {@code 1.12.1}. */
  @Override
  public String toString() {
    return String.join(".", numbers.stream().map(String::valueOf).toList());
  }
}
