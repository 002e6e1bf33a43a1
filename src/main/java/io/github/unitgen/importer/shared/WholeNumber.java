package io.github.unitgen.importer.shared;

import java.util.Optional;

/** Whole numbers, as the files of other tools write them. */
public final class WholeNumber {
  private WholeNumber() {}

  /** Returns what {@code int()} of Python returns, as far as anybody writes it; else empty. */
  public static Optional<Integer> of(String text) {
    String plain = text.strip();
    String digits = plain.startsWith("-") || plain.startsWith("+") ? plain.substring(1) : plain;
    boolean number =
        !digits.isEmpty()
            && digits.length() < 10
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Optional.of(Integer.parseInt(plain)) : Optional.empty();
  }
}
