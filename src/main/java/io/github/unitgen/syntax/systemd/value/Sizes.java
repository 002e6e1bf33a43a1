package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.syntax.systemd.value.Fault.Kind;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Sizes and percentages (parse-util.c, percent-util.c). */
public final class Sizes {
  private static final String SUFFIXES = "EPTGMKB";
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final String SIZE = "a size such as 512M";

  private Sizes() {}

  /** Returns the form of a number of bytes; {@code base} is 1024 or 1000. */
  static Form bytes(int base) {
    return text -> parse(text, base).isPresent() ? Optional.empty() : fault(text, base, SIZE);
  }

  /** Returns the form of bytes, a share of the memory, or {@code infinity}. */
  static Form memory(boolean zero) {
    String takes = "a size such as 512M, a percentage or infinity";
    return text -> {
      if (text.equals("infinity")) {
        return Optional.empty();
      }
      Optional<Integer> share = permyriad(text, false);
      if (share.isPresent()) {
        return zero || share.get() > 0 ? Optional.empty() : Fault.invalid(text, takes);
      }
      Optional<BigInteger> size = parse(text, 1024);
      if (size.isEmpty()) {
        return fault(text, 1024, takes);
      }
      boolean inRange = size.get().compareTo(MOST) < 0 && (zero || size.get().signum() > 0);
      return inRange ? Optional.empty() : Fault.invalid(text, takes);
    };
  }

  /**
   * Returns the form of a percentage. If {@code unbounded} is set, more than 100 % is valid, and 0
   * is not.
   */
  static Form percent(boolean unbounded) {
    String takes = "a percentage such as 20%";
    return text -> {
      Optional<Integer> share = permyriad(text, unbounded);
      if (share.isPresent() && (!unbounded || share.get() > 0)) {
        return Optional.empty();
      }
      return Chars.areDigits(text)
          ? Fault.of(Kind.PERCENT, text, takes, text + "%")
          : Fault.invalid(text, takes);
    };
  }

  /**
   * Returns the number of bytes that {@code text} ({@code 512M}) denotes, never negative; empty if
   * it is not a size. {@code base} is 1024, or 1000 for settings with decimal units.
   */
  public static Optional<BigInteger> parse(String text, int base) {
    BigInteger sum = BigInteger.ZERO;
    int at = 0;
    int next = 0;
    do {
      at = Chars.skipBlanks(text, at);
      int from = at < text.length() && text.charAt(at) == '+' ? at + 1 : at;
      int end = Chars.skipDigits(text, from);
      if (end == from || end - from > 20) {
        return Optional.empty();
      }
      int numberEnd = end;
      if (end < text.length() && text.charAt(end) == '.') {
        numberEnd = Chars.skipDigits(text, end + 1);
      }
      String number = text.substring(from, numberEnd);
      if (numberEnd - end > 20) {
        return Optional.empty();
      }
      at = Chars.skipBlanks(text, numberEnd);
      int suffix = at < text.length() ? SUFFIXES.indexOf(text.charAt(at), next) : -1;
      int power = suffix < 0 ? 0 : SUFFIXES.length() - 1 - suffix;
      if (suffix < 0 && next > SUFFIXES.length()) {
        return Optional.empty();
      }
      next = suffix < 0 ? SUFFIXES.length() + 1 : suffix + 1;
      at = suffix < 0 ? at : at + 1;
      BigInteger factor = BigInteger.valueOf(base).pow(power);
      // A fraction counts as a whole unit here: 15.9E is out of range just like 16E.
      boolean fraction = number.length() > end - from + 1 && hasDigit(number, end - from + 1);
      BigInteger whole = new BigInteger(number.substring(0, end - from));
      if (fraction && whole.add(BigInteger.ONE).compareTo(MOST.divide(factor)) > 0) {
        return Optional.empty();
      }
      sum = sum.add(Decimals.times(number, factor));
    } while (at < text.length());
    return sum.compareTo(MOST) <= 0 ? Optional.of(sum) : Optional.empty();
  }

  private static boolean hasDigit(String number, int from) {
    for (int i = from; i < number.length(); i++) {
      if (number.charAt(i) != '0') {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the value in hundredths of a percent of a text that ends in a sign of percent, per
   * mille (‰) or per ten thousand (‱); empty for any other text.
   */
  static Optional<Integer> permyriad(String text, boolean unbounded) {
    int end = text.length() - 1;
    int decimals = end < 0 ? -1 : "\u2031\u2030%".indexOf(text.charAt(end));
    if (decimals < 0) {
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    String whole = text.substring(0, dot < 0 ? end : dot);
    String fraction = dot < 0 ? "" : text.substring(dot + 1, end);
    boolean ok =
        dot < 0 || (decimals > 0 && fraction.length() <= decimals && Chars.areDigits(fraction));
    if (!ok) {
      return Optional.empty();
    }
    String shifted = (fraction + "00").substring(0, decimals);
    int scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
    long part = shifted.isEmpty() ? 0 : Long.parseLong(shifted);
    return Numeral.parse(whole)
        .filter(n -> n.isBetween(0, (Integer.MAX_VALUE - part) / scale))
        .map(n -> (int) (n.magnitude() * scale + part))
        .filter(value -> unbounded || value <= 10_000);
  }

  /**
   * Returns the fault of a size, with a replacement if systemd's spelling of the unit makes it
   * valid.
   */
  private static Optional<Fault> fault(String text, int base, String takes) {
    int unit = Chars.skipBlanks(text, numberEnd(text));
    String written = text.substring(unit).toUpperCase(Locale.ROOT);
    boolean known =
        !written.isEmpty()
            && SUFFIXES.indexOf(written.charAt(0)) >= 0
            && (written.length() == 1
                || written.substring(1).equals("B")
                || written.substring(1).equals("IB"));
    String better = known ? text.substring(0, unit) + written.charAt(0) : "";
    return known && parse(better, base).isPresent()
        ? Fault.of(Kind.SIZE_UNIT, text, takes, better)
        : Fault.invalid(text, takes);
  }

  private static int numberEnd(String text) {
    int end = Chars.skipDigits(text, 0);
    return end > 0 && end < text.length() && text.charAt(end) == '.'
        ? Chars.skipDigits(text, end + 1)
        : end;
  }
}
