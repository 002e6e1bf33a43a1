package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The amount of a resource that a service may use: bytes, seconds or a number, or percent if {@code
 * share}. An empty value is no limit. A single written value is both limits.
 */
public record ResourceLimit(OptionalLong soft, OptionalLong hard, boolean share) {
  /** The resource is not limited. */
  public static final ResourceLimit NONE =
      new ResourceLimit(OptionalLong.empty(), OptionalLong.empty(), false);

  /** Powers of 1024 (systemd.exec(5), systemd.resource-control(5)). */
  private static final String SUFFIXES = "KMGTPE";

  /**
   * Returns the limit that counts of {@code keys}, which are names of one setting, such as {@code
   * MemoryMax} and its older name. The result is {@link #NONE} if no key is set, and empty if the
   * value does not consist of plain numbers.
   */
  public static Optional<ResourceLimit> of(UnitInput unit, String section, String... keys) {
    for (String key : keys) {
      Optional<Assignment> line = unit.set(section, key);
      if (line.isPresent()) {
        return read(line.get().value());
      }
    }
    return Optional.of(NONE);
  }

  private static Optional<ResourceLimit> read(String value) {
    int colon = value.indexOf(':');
    String soft = colon < 0 ? value : value.substring(0, colon);
    String hard = value.substring(colon + 1);
    if (soft.endsWith("%") != hard.endsWith("%")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ResourceLimit(number(soft), number(hard), hard.endsWith("%")));
    } catch (NumberFormatException | ArithmeticException e) {
      return Optional.empty(); // a unit of time, a sign, or a number too large for a long
    }
  }

  private static OptionalLong number(String text) {
    if (text.equals("infinity")) {
      return OptionalLong.empty();
    }
    int last = text.length() - 1;
    int power = last < 0 ? -1 : SUFFIXES.indexOf(text.charAt(last));
    String digits = power >= 0 || text.endsWith("%") ? text.substring(0, last) : text;
    return OptionalLong.of(Math.multiplyExact(Long.parseLong(digits), 1L << 10 * (power + 1)));
  }
}
