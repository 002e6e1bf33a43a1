package io.github.unitgen.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.support.Seed;
import io.github.unitgen.syntax.cron.CronDaemon;
import io.github.unitgen.syntax.cron.CronLine;
import io.github.unitgen.syntax.cron.CronLines;
import io.github.unitgen.syntax.cron.CronReader;
import io.github.unitgen.syntax.systemd.value.Calendar;
import io.github.unitgen.syntax.systemd.value.CalendarTexts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The times that {@code systemd-analyze calendar} of systemd 252 says, and ours. */
@Timeout(1800)
class RealSystemdCalendarIT {
  private static final int LINES = 1000;
  private static final int YEAR = 2028; // with a 29 February

  /** A line that runs more often in the year is asked for its first times from some days on. */
  private static final int MOST_TIMES = Analyzed.size(1 << 12, 1 << 20);

  private static final int FIRST_TIMES = 150;

  private static final Pattern LOST =
      Pattern.compile("Failed to determine next elapse for '(.*)': Resource deadlock avoided");

  private static final String REPEATED = " repeated";

  /** Steps of hours without a last one: they are counted on into the next day. */
  private static final Pattern OPEN_HOURS = Pattern.compile("(^|[ ,])[0-9]+/[0-9,/.]+:");

  /** Command lines have an end, and the memory that an answer takes. */
  private static final int BATCH = 500;

  private static final int BATCH_TIMES = 300_000;

  @BeforeAll
  static void requireSystemd() {
    Analyzed.require252();
  }

  @Test
  void aThousandCronLinesElapseWhenCronRunsThem() {
    Map<String, long[]> runs = new LinkedHashMap<>();
    Map<Integer, List<String>> byTimes = new TreeMap<>();
    List<String> dense = new ArrayList<>();
    for (String line : CronLines.generate(LINES, Seed.VALUE)) {
      runs.put(line, new CronDaemon(line).runs(YEAR));
      int times = Integer.highestOneBit(runs.get(line).length + 1) * 2;
      if (times <= MOST_TIMES) {
        byTimes.computeIfAbsent(times, none -> new ArrayList<>()).add(line);
      } else {
        dense.add(line);
      }
    }
    byTimes.forEach(
        (times, lines) -> {
          int size = Math.max(1, BATCH_TIMES / times);
          for (int i = 0; i < lines.size(); i += size) {
            List<String> some = lines.subList(i, Math.min(lines.size(), i + size));
            compare(some, runs, true, "2027-12-31T23:59:59", times);
          }
        });
    for (String start :
        List.of("2027-12-31T23:59:59", "2028-02-28T11:59:59", "2028-12-30T23:59:59")) {
      compare(dense, runs, true, start, FIRST_TIMES);
    }
    compare(List.copyOf(runs.keySet()), runs, false, "2027-12-31T23:59:59", FIRST_TIMES);
  }

  private static void compare(
      List<String> lines, Map<String, long[]> runs, boolean ranges, String start, int times) {
    Set<String> texts = new LinkedHashSet<>();
    lines.forEach(line -> texts.addAll(events(line, ranges)));
    Map<String, List<Long>> elapses = elapses(List.copyOf(texts), "UTC", start, times);
    long from = epoch(start);
    for (String line : lines) {
      TreeSet<Long> union = new TreeSet<>();
      long known = epoch((YEAR + 1) + "-01-01T00:00:00");
      for (String text : events(line, ranges)) {
        List<Long> elapsed = elapses.get(text);
        union.addAll(elapsed);
        known = elapsed.size() < times ? known : Math.min(known, elapsed.get(times - 1) + 1);
      }
      long end = known;
      // As arrays: of lists all is looked for in all.
      assertThat(union.headSet(end).stream().mapToLong(Long::longValue).toArray())
          .as("%s as %s after %s, %s", line, events(line, ranges), start, Seed.OPTION)
          .isEqualTo(
              LongStream.of(runs.get(line)).filter(run -> run > from && run < end).toArray());
    }
  }

  private static List<String> events(String line, boolean ranges) {
    return ((CronLine) CronReader.read(line)).onCalendar(ranges);
  }

  /**
   * In UTC; behind some stands that the day has a repeated hour. Which of the two is meant depends
   * on what the C library was asked before, where days are counted from the end of the month or
   * hours into the next day.
   */
  @ParameterizedTest
  @CsvSource({
    "UTC, 2028-01-01T00:00:00",
    "UTC, 2028-02-27T13:14:15",
    "UTC, 2027-12-30T20:00:00",
    "Europe/Berlin, 2027-03-27T20:10:00",
    "Europe/Berlin, 2027-03-28T00:59:59",
    "Europe/Berlin, 2027-10-30T20:10:00 repeated",
    "Europe/Berlin, 2027-10-31T00:35:00 repeated",
    "Europe/Berlin, 2027-10-31T01:05:00 repeated",
    "America/New_York, 2027-03-14T04:30:00",
    "America/New_York, 2027-03-14T06:59:59",
    "America/New_York, 2027-11-07T03:30:00 repeated",
    "America/New_York, 2027-11-07T05:40:00 repeated",
    "America/New_York, 2027-11-07T06:10:00 repeated",
    "Australia/Lord_Howe, 2027-04-03T13:10:00 repeated",
    "Australia/Lord_Howe, 2027-10-02T13:10:00",
    "Asia/Beirut, 2027-03-27T10:00:00",
  })
  void calendarTextsElapseAsSystemdSays(String zone, String start) {
    int times = 40;
    List<String> texts =
        CalendarTexts.generate(Analyzed.size(250, 4000), Seed.VALUE + start.hashCode());
    if (start.endsWith(REPEATED)) {
      texts.removeIf(text -> text.contains("~") || OPEN_HOURS.matcher(text).find());
    }
    Map<String, List<Long>> elapses = elapses(texts, zone, start.substring(0, 19), times);
    assertThat(elapses).hasSizeGreaterThan(texts.size() * 9 / 10);
    for (String text : elapses.keySet()) {
      Calendar calendar = Calendar.parse(text).orElseThrow();
      List<Long> ours = new ArrayList<>();
      Optional<Instant> next = Optional.of(Instant.ofEpochSecond(epoch(start.substring(0, 19))));
      while (ours.size() < times) {
        next = calendar.next(next.get(), ZoneId.of(zone));
        if (next.isEmpty()) {
          break;
        }
        ours.add(next.get().getEpochSecond());
      }
      assertThat(ours)
          .as("%s in %s after %s, %s", text, zone, start, Seed.OPTION)
          .isEqualTo(elapses.get(text));
    }
  }

  private static long epoch(String time) {
    return LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC);
  }

  /**
   * The next times of each text in whole seconds since 1970, {@code times} at most. Not of texts
   * that systemd finds no time of, since an open step takes it to and fro over a change of the
   * clock.
   */
  private static Map<String, List<Long>> elapses(
      List<String> texts, String zone, String start, int times) {
    Map<String, List<Long>> elapses = new TreeMap<>();
    int size = Math.max(1, Math.min(BATCH, BATCH_TIMES / times));
    for (int i = 0; i < texts.size(); i += size) {
      List<String> batch = new ArrayList<>(texts.subList(i, Math.min(texts.size(), i + size)));
      Rig.Result said = said(batch, zone, start, times);
      Matcher lost = LOST.matcher(said.err());
      if (lost.results().peek(text -> batch.remove(text.group(1))).count() > 0) {
        said = said(batch, zone, start, times);
      }
      assertThat(said.err()).isEmpty();
      String[] blocks = said.out().split("\n\n");
      assertThat(blocks).hasSameSizeAs(batch);
      for (int block = 0; block < blocks.length; block++) {
        elapses.put(batch.get(block), times(blocks[block]));
      }
    }
    return elapses;
  }

  private static Rig.Result said(List<String> texts, String zone, String start, int times) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/bin/env",
                "TZ=" + zone,
                "/usr/bin/systemd-analyze",
                "calendar",
                "--iterations=" + times,
                "--base-time=" + start.replace('T', ' ') + " UTC"));
    command.addAll(texts);
    return Rig.outside(command, 300);
  }

  /** What ends in UTC, where the zone is another one in a line of its own. */
  private static List<Long> times(String block) {
    List<Long> times = new ArrayList<>();
    for (int end, i = 0; i < block.length(); i = end + 1) {
      end = block.indexOf('\n', i) < 0 ? block.length() : block.indexOf('\n', i);
      String line = block.substring(i, end);
      if (line.endsWith(" UTC") && !line.contains(" form: ")) {
        String[] words = line.split(" ", -1);
        int last = words.length - 1;
        times.add(epoch(words[last - 2] + "T" + words[last - 1]));
      }
    }
    return times;
  }
}
