package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.syntax.systemd.UnitWords.Escapes;
import io.github.unitgen.syntax.systemd.WordReader;
import io.github.unitgen.syntax.systemd.WordReader.Separators;
import java.math.BigInteger;
import java.util.Optional;

/** Checks booleans, numbers, modes and resource limits. */
final class Numbers {
  static final Form BOOLEAN = Form.of("a boolean", Numbers::isBoolean);
  static final Form MODE = Form.of("an octal mode such as 0755", Numbers::isMode);
  private static final BigInteger INFINITY = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  static final Form UNSIGNED = range("a number of 0 or more", 0, 0xFFFF_FFFFL);

  private Numbers() {}

  static boolean isBoolean(String text) {
    return Booleans.isYes(text) || Booleans.isNo(text);
  }

  static Form range(long least, long most) {
    return range("a number from " + least + " to " + most, least, most);
  }

  static Form range(String takes, long least, long most) {
    return Form.of(
        takes,
        text -> Numeral.parse(text).filter(number -> number.isBetween(least, most)).isPresent());
  }

  /** A number of tasks: at least 1, a share of the system's maximum, or {@code infinity}. */
  static final Form TASKS =
      Form.of(
          "a number, a percentage or infinity",
          text ->
              text.equals("infinity")
                  || Sizes.permyriad(text, false).isPresent()
                  || Numeral.parse(text)
                      .filter(n -> n.isUnsigned() && n.magnitude() != 0 && n.magnitude() != -1)
                      .isPresent());

  private static boolean isMode(String text) {
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '7' || value > 07777) {
        return false;
      }
      value = value * 8 + c - '0';
    }
    return !text.isEmpty() && value <= 07777;
  }

  /**
   * Returns the form of {@code soft:hard}, or of one value for both; {@code value} measures each of
   * them.
   */
  static Form limit(String takes, Measure value) {
    return text -> {
      WordReader parts = new WordReader(text, Escapes.KEPT, false);
      while (parts.words().size() < 2 && parts.advance(Separators.EACH_COLON)) {}
      if (parts.words().isEmpty() || !parts.atEnd()) { // a trailing colon is skipped
        return Fault.invalid(text, takes);
      }
      Optional<BigInteger> soft = value.of(parts.words().get(0).value());
      Optional<BigInteger> hard = value.of(parts.last().value());
      if (soft.isEmpty() || hard.isEmpty()) {
        return Fault.invalid(text, takes);
      }
      return soft.get().compareTo(hard.get()) > 0
          ? Fault.invalid(text, "a soft limit up to the hard limit")
          : Optional.empty();
    };
  }

  /** Returns the number that a text denotes; empty if it is invalid. */
  interface Measure {
    Optional<BigInteger> of(String text);

    /**
     * Returns a measure that is limited to less than 2^64 - 1, which is infinity to the kernel, and
     * also accepts the word {@code infinity} as the largest value.
     */
    default Measure orInfinity() {
      return text ->
          text.equals("infinity")
              ? Optional.of(INFINITY)
              : of(text).filter(length -> length.compareTo(INFINITY) < 0);
    }
  }

  static Optional<BigInteger> count(String text) {
    return Numeral.parse(text)
        .filter(Numeral::isUnsigned)
        .map(number -> new BigInteger(Long.toUnsignedString(number.magnitude())));
  }

  /** Reads LimitNICE=: a nice level with its sign, or the kernel's scale of 0 to 40. */
  static Optional<BigInteger> niceLimit(String text) {
    Optional<Numeral> number = Numeral.parse(text);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (text.startsWith("+") || text.startsWith("-")) {
      long nice = number.get().negative() ? -number.get().magnitude() : number.get().magnitude();
      return number.get().isBetween(-20, 19)
          ? Optional.of(BigInteger.valueOf(20 - nice))
          : Optional.empty();
    }
    return number.get().isBetween(0, 40)
        ? Optional.of(BigInteger.valueOf(number.get().magnitude()))
        : Optional.empty();
  }
}
