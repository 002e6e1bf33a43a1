package io.github.unitgen.syntax.cron;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the part before the command in a cron line. Accepts any text. */
public final class CronReader {
  /** Unlike the calendar words of systemd, whose {@code weekly} is Monday. */
  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");

  private static final String REBOOT = "@reboot";
  private static final int FIELDS = 5;

  private final String text;

  private CronReader(String text) {
    this.text = text;
  }

  /** Whether {@code word}, in lower case, is one that crontab(5) allows instead of five fields. */
  public static boolean isNickname(String word) {
    return NICKNAMES.containsKey(word) || word.equals(REBOOT);
  }

  /** Thrown internally for an invalid text. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CronFault fault;

    Refused(CronFault fault) {
      super(fault.message(), null, false, false);
      this.fault = fault;
    }
  }

  /** A piece of the text with its place. */
  private record Part(String text, int start) {
    Span span() {
      return new Span(start, start + text.length());
    }

    Part from(int begin) {
      return new Part(text.substring(begin), start + begin);
    }

    Part to(int end) {
      return new Part(text.substring(0, end), start);
    }
  }

  /** Whether {@code text} is meant as a cron line: it has enough fields, or is a nickname. */
  public static boolean isMeant(String text) {
    boolean nickname =
        text.length() > 1 && text.charAt(0) == '@' && !Character.isDigit(text.charAt(1));
    return nickname || text.indexOf('=') > 0 || fields(text).size() >= FIELDS;
  }

  /** Returns the times that {@code text} names, or the reason why it is refused. */
  public static CronReading read(String text) {
    try {
      return new CronReader(text).line();
    } catch (Refused e) {
      return e.fault;
    }
  }

  private CronLine line() throws Refused {
    if (text.startsWith("@")) {
      return nickname();
    }
    List<Part> fields = fields(text);
    checkNumber(fields);
    CronLine line =
        new CronLine(
            values(CronField.MINUTE, fields.get(0)),
            values(CronField.HOUR, fields.get(1)),
            values(CronField.DAY, fields.get(2)),
            values(CronField.MONTH, fields.get(3)),
            weekdays(values(CronField.WEEKDAY, fields.get(4))));
    if (line.onCalendar(true).isEmpty()) {
      throw refused(
          between(fields.get(2), fields.get(3)),
          "it never runs: no month has this day",
          "use a day that exists in one of the months");
    }
    return line;
  }

  private CronLine nickname() throws Refused {
    String nickname = text.toLowerCase(Locale.ROOT);
    String fields = NICKNAMES.get(nickname);
    if (fields != null) {
      return new CronReader(fields).line();
    }
    Part whole = new Part(text, 0);
    throw nickname.equals(REBOOT)
        ? refused(
            whole,
            "@reboot is not a time, but the start of the machine",
            "use `oneshot: yes`, which runs at each start of the group")
        : refused(
            whole,
            "unknown cron nickname",
            "use one of @hourly, @daily, @weekly, @monthly, @yearly");
  }

  private void checkNumber(List<Part> fields) throws Refused {
    if (fields.isEmpty() || fields.get(0).text().indexOf('=') > 0) {
      boolean zone = text.contains("TZ=");
      throw refused(
          fields.isEmpty() ? new Part(text, 0) : fields.get(0),
          "variables are not supported in a cron line",
          zone
              ? "write a calendar expression with a zone, such as 03:00 Europe/Berlin"
              : "use `env`");
    }
    boolean command = fields.size() > FIELDS && !isField(fields.get(FIELDS).text());
    if (command) {
      throw refused(
          between(fields.get(FIELDS), fields.get(fields.size() - 1)),
          "commands are not supported in a cron line",
          "write only the five fields of the time: the command is `command`");
    }
    if (fields.size() != FIELDS) {
      throw refused(
          between(fields.get(0), fields.get(fields.size() - 1)),
          "a cron line has 5 fields, this has " + fields.size(),
          "write minute, hour, day of the month, month and weekday, without seconds or years");
    }
  }

  /** Whether the text looks like a field; seconds and years of other schedulers do too. */
  private static boolean isField(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9' || "*/,-?".indexOf(c) >= 0)
        || text.length() == 3 && CronField.WEEKDAY.names().contains(text.toLowerCase(Locale.ROOT));
  }

  private Part between(Part first, Part last) {
    return new Part(text.substring(first.start(), last.span().end()), first.start());
  }

  /** Maps 7 to 0, since both are Sunday. */
  private static CronValues weekdays(CronValues values) {
    return values.has(7) ? new CronValues(values.bits() & ~(1L << 7) | 1, values.isStar()) : values;
  }

  private static CronValues values(CronField field, Part part) throws Refused {
    long bits = 0;
    for (Part item : split(part.text(), ",")) {
      bits |= item(field, new Part(item.text(), part.start() + item.start()));
    }
    return new CronValues(bits, part.text().startsWith("*"));
  }

  private static long item(CronField field, Part item) throws Refused {
    checkDialect(item);
    int slash = item.text().indexOf('/');
    Part range = slash < 0 ? item : item.to(slash);
    int dash = range.text().indexOf('-');
    int first;
    int last;
    if (range.text().equals("*")) {
      first = field.least();
      last = field.most();
    } else if (dash >= 0) {
      first = number(field, range.to(dash));
      last = number(field, range.from(dash + 1));
    } else {
      first = number(field, range);
      last = first;
    }
    if (first > last) {
      throw refused(
          range,
          "the range runs backwards",
          "write it as two: "
              + range.to(dash).text()
              + "-"
              + field.most()
              + ","
              + field.least()
              + range.from(dash).text());
    }
    if (slash >= 0 && first == last && dash < 0) {
      throw refused(
          item,
          "a step requires `*` or a range: cron programs read this differently",
          "write " + first + "-" + field.most() + item.from(slash).text() + " or " + first);
    }
    int step = slash < 0 ? 1 : step(item.from(slash + 1));
    long bits = 0;
    for (int value = first; value <= last; value += step) {
      bits |= 1L << value;
    }
    return bits;
  }

  private static int step(Part part) throws Refused {
    if (!isNumber(part.text()) || Integer.parseInt(part.text()) == 0) {
      throw refused(part, "a step must be a number from 1", "write a step such as */5");
    }
    return Integer.parseInt(part.text());
  }

  /** Refuses the syntax of other schedulers besides numbers and names. */
  private static void checkDialect(Part item) throws Refused {
    String text = item.text();
    if (text.isEmpty()) {
      throw refused(item, "empty item in a cron list", "remove the comma");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c == 'H' || c == 'L' || c == 'W';
      boolean alone = i + 1 == text.length() || !Character.isLetter(text.charAt(i + 1));
      boolean begins = i == 0 || !Character.isLetter(text.charAt(i - 1));
      if ("?#~".indexOf(c) >= 0 || letter && alone && begins) {
        throw refused(
            item.from(i).to(1),
            c == '~'
                ? "`~` is a random time, which few cron programs support"
                : "`"
                    + c
                    + "` is of "
                    + (c == 'H' ? "Jenkins" : "Quartz")
                    + ", which cron does not support",
            otherThan(c));
      }
    }
  }

  private static String otherThan(char c) {
    return switch (c) {
      case '~', 'H' -> "write one number, and `jitter` to spread the runs";
      case '?' -> "write *";
      case 'L' -> "write a calendar expression: *-*~01 03:00 is the last day of each month";
      case 'W' -> "write a calendar expression: Mon..Fri *-*-15 03:00, if a weekend may be skipped";
      default -> "write a calendar expression: Fri *-*-08..14 03:00 is the second Friday";
    };
  }

  private static int number(CronField field, Part part) throws Refused {
    int named = field.names().indexOf(part.text().toLowerCase(Locale.ROOT));
    int value =
        named >= 0
            ? named + field.least()
            : isNumber(part.text()) ? Integer.parseInt(part.text()) : -1;
    if (value < field.least() || value > field.most()) {
      throw refused(
          part,
          "the "
              + field.title()
              + " of a cron line must be from "
              + field.least()
              + " to "
              + field.most(),
          "write a number in this range");
    }
    return value;
  }

  /** Whether the text is a number that fits an int. */
  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 4
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Refused refused(Part part, String message, String help) {
    return new Refused(new CronFault(part.span(), message, help));
  }

  private static List<Part> fields(String text) {
    return split(text, " \t").stream().filter(part -> !part.text().isEmpty()).toList();
  }

  private static List<Part> split(String text, String separators) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
        parts.add(new Part(text.substring(start, i), start));
        start = i + 1;
      }
    }
    return parts;
  }
}
