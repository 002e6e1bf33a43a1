package io.github.unitgen.syntax.cron;

import java.util.ArrayList;
import java.util.List;

/**
 * The values that one field of a cron line names.
 *
 * @param bits bit n is set for the value n
 * @param isStar whether the field begins with an asterisk, including {@code *}{@code /2}: cron then
 *     requires both the day of the month and the weekday to match
 */
public record CronValues(long bits, boolean isStar) {
  /** Whether the field names {@code value}. */
  public boolean has(int value) {
    return (bits & 1L << value) != 0;
  }

  /** Returns the values in ascending order. */
  List<Integer> list() {
    List<Integer> values = new ArrayList<>();
    for (int value = 0; value < Long.SIZE; value++) {
      if (has(value)) {
        values.add(value);
      }
    }
    return values;
  }
}
