package io.github.unitgen.syntax.systemd.value;

import java.math.BigInteger;

/** Decimal fractions, without BigDecimal, which takes 10 ms to load from JDK 25 on. */
final class Decimals {
  private Decimals() {}

  /**
   * Returns {@code number}, digits with at most one point among them, times {@code by}, rounded
   * down.
   */
  static BigInteger times(String number, BigInteger by) {
    int point = number.indexOf('.');
    if (point < 0) {
      return new BigInteger(number).multiply(by);
    }
    int decimals = number.length() - point - 1;
    BigInteger digits = new BigInteger(number.substring(0, point) + number.substring(point + 1));
    return digits.multiply(by).divide(BigInteger.TEN.pow(decimals));
  }
}
