package io.github.unitgen.syntax.cron;

import java.util.List;

/** The fields of a cron line, in order. */
enum CronField {
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY("day of the month", 1, 31, ""),
  MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
  WEEKDAY("weekday", 0, 7, "sun mon tue wed thu fri sat");

  /** The length from which a range reads better than a list of numbers. */
  private static final int SHORTEST_RANGE = 3;

  private static final int SHORTEST_STEPS = 4;

  private final String title;
  private final int least;
  private final int most;
  private final String names;

  CronField(String title, int least, int most, String names) {
    this.title = title;
    this.least = least;
    this.most = most;
    this.names = names;
  }

  String title() {
    return title;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /** Returns the names of its values, from the lowest on. */
  List<String> names() {
    return names.isEmpty() ? List.of() : List.of(names.split(" ", -1));
  }

  /** Returns all its values, as bits. */
  long all() {
    return (1L << (most + 1)) - (1L << least);
  }

  /** Returns {@code values} as systemd reads them, with ranges or as a list. */
  String spelled(CronValues values, boolean ranges) {
    if (values.bits() == all()) {
      return "*";
    }
    List<Integer> numbers = values.list();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < numbers.size(); ) {
      int length = row(numbers, i);
      int first = numbers.get(i);
      int last = numbers.get(i + length - 1);
      int step = length > 1 ? numbers.get(i + 1) - first : 0;
      text.append(i > 0 ? "," : "").append(digits(first));
      if (length == numbers.size() && step > 1 && goesRound(first, last + step)) {
        return text.append('/').append(step).toString();
      }
      if (ranges && length >= (step == 1 ? SHORTEST_RANGE : SHORTEST_STEPS)) {
        text.append("..").append(digits(last)).append(step == 1 ? "" : "/" + step);
        i += length;
      } else {
        i++;
      }
    }
    return text.toString();
  }

  /** Returns how many numbers from {@code start} on are equally spaced. */
  private static int row(List<Integer> numbers, int start) {
    int end = start + 1;
    while (end < numbers.size()
        && numbers.get(end) - numbers.get(end - 1) == numbers.get(start + 1) - numbers.get(start)) {
      end++;
    }
    return end - start;
  }

  /**
   * Whether an open {@code first/step} is exact. systemd counts on beyond the last hour or minute
   * into the next day or hour, so the count has to reach the first value again.
   */
  private boolean goesRound(int first, int next) {
    return least == 0 && next - (most + 1) == first;
  }

  private static String digits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
