package io.github.unitgen.syntax.cron;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Lines of cron that run at some time: lists, ranges, steps, names and nicknames. */
public final class CronLines {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> WEEKDAYS =
      List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final List<String> KNOWN =
      List.of(
          "@hourly",
          "@daily",
          "@midnight",
          "@weekly",
          "@monthly",
          "@yearly",
          "@annually",
          "* * * * *",
          "0 0 * * 7",
          "0 0 1,15 * 5",
          "0 0 */2 * 1",
          "0 0 1-31 * 1",
          "0 0 13 * 0-7",
          "0 0 * * 5-7",
          "0 0 * * */2",
          "0 0 * * */7",
          "0 0 * * 1-7/3",
          "*,5 * * * *",
          "0 0 *,13 * 5",
          "0 0 13,* * 5",
          "7-59/13 */5 * * *",
          "*/7 */23 * * *",
          "*/40 * 31 * *",
          "0 0 29 2 *",
          "0 0 30 2 1",
          "59 23 31 12 *");

  private final Random random;

  private CronLines(Random random) {
    this.random = random;
  }

  /** {@code count} different lines, the ones that are known to be hard among them. */
  public static List<String> generate(int count, long seed) {
    CronLines lines = new CronLines(new Random(seed));
    Set<String> all = new LinkedHashSet<>(KNOWN);
    while (all.size() < count) {
      String line = lines.line();
      if (CronReader.read(line) instanceof CronLine) {
        all.add(line);
      }
    }
    return new ArrayList<>(all);
  }

  private String line() {
    return String.join(
        " ",
        field(0, 59, 0.05, List.of()),
        field(0, 23, 0.2, List.of()),
        field(1, 31, 0.4, List.of()),
        field(1, 12, 0.5, MONTHS),
        field(0, 7, 0.45, WEEKDAYS));
  }

  private String field(int least, int most, double stars, List<String> names) {
    double kind = random.nextDouble();
    if (kind < stars) {
      return "*";
    }
    if (kind < stars + 0.12) {
      return "*/" + from(1, most - least + 3);
    }
    List<String> items = new ArrayList<>();
    for (int i = from(1, 4) / 2; i >= 0; i--) {
      items.add(item(least, most, names));
    }
    return String.join(",", items);
  }

  private String item(int least, int most, List<String> names) {
    int one = from(least, most);
    int other = from(one, most);
    return switch (random.nextInt(20)) {
      case 0 -> "*";
      case 1, 2, 3 -> one + "-" + other + "/" + from(1, most - least + 1);
      case 4, 5, 6, 7, 8 -> name(one, least, names) + "-" + name(other, least, names);
      default -> name(one, least, names);
    };
  }

  private String name(int value, int least, List<String> names) {
    if (value - least >= names.size() || random.nextBoolean()) {
      return Integer.toString(value);
    }
    String name = names.get(value - least);
    return switch (random.nextInt(3)) {
      case 0 -> name;
      case 1 -> name.toUpperCase(Locale.ROOT);
      default -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    };
  }

  private int from(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
