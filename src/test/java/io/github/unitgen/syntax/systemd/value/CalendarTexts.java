package io.github.unitgen.syntax.systemd.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Calendar texts that systemd takes: lists, ranges, open steps, days from the end of the month. */
public final class CalendarTexts {
  private static final List<String> KNOWN =
      List.of(
          "minutely",
          "hourly",
          "daily",
          "weekly",
          "monthly",
          "quarterly",
          "semiannually",
          "yearly",
          "*:00/20",
          "*:0/7",
          "00/5:00",
          "02:30",
          "*-*-01/2 00/21:00/21",
          "*-*~01..06/2",
          "Mon *-05~07/1",
          "Sun *-*~07/1 02:15",
          "*-02-29",
          "*-02-30",
          "*:*:30",
          "*:*:0/7.5",
          "2028-02..03-27/1 23:59:58",
          "03:00 UTC",
          "Mon 03:00 Europe/Berlin",
          "02:30 America/New_York");
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private final Random random;

  private CalendarTexts(Random random) {
    this.random = random;
  }

  /** {@code count} different texts, the ones that are known to be hard among them. */
  public static List<String> generate(int count, long seed) {
    CalendarTexts texts = new CalendarTexts(new Random(seed));
    Set<String> all = new LinkedHashSet<>(KNOWN);
    while (all.size() < count) {
      String text = texts.text();
      if (Calendar.parse(text).isPresent()) {
        all.add(text);
      }
    }
    return new ArrayList<>(all);
  }

  private String text() {
    String weekdays = random.nextInt(3) == 0 ? weekdays() + " " : "";
    String year = random.nextInt(8) == 0 ? chain(2027, 2032) : "*";
    boolean fromEnd = random.nextInt(5) == 0;
    String date =
        random.nextInt(3) == 0
            ? ""
            : year
                + "-"
                + part(1, 12, 0.6)
                + (fromEnd ? "~" + part(1, 28, 0.1) : "-" + part(1, 31, 0.4))
                + " ";
    String seconds = random.nextInt(4) == 0 ? ":" + part(0, 59, 0.1) : "";
    return weekdays + date + part(0, 23, 0.3) + ":" + part(0, 59, 0.2) + seconds;
  }

  private String weekdays() {
    int one = random.nextInt(7);
    int other = one + random.nextInt(7 - one);
    String more = random.nextBoolean() ? "," + DAYS.get(random.nextInt(7)) : "";
    return DAYS.get(one) + (random.nextBoolean() ? ".." + DAYS.get(other) : "") + more;
  }

  private String part(int least, int most, double stars) {
    return random.nextDouble() < stars ? "*" : chain(least, most);
  }

  private String chain(int least, int most) {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(4) / 2; i >= 0; i--) {
      int one = least + random.nextInt(most - least + 1);
      int other = one + random.nextInt(most - one + 1);
      int step = 1 + random.nextInt(Math.max(1, (most - least) / 2));
      items.add(
          switch (random.nextInt(5)) {
            case 0 -> one + ".." + other;
            case 1 -> one + ".." + other + "/" + step;
            case 2, 3 -> one + "/" + step;
            default -> Integer.toString(one);
          });
    }
    return String.join(",", items);
  }
}
