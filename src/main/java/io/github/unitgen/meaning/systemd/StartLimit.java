package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The number of starts after which systemd stops restarting a service. The first start and manual
 * ones count too. A limit with a zero is off.
 *
 * @param burst the number of starts that are allowed within the interval
 * @param interval the interval, in microseconds
 * @param burstLine the assignment that sets the burst, empty for the default
 * @param intervalLine the setting of the interval, empty for the default
 * @param delays the times between two starts
 */
public record StartLimit(
    long burst,
    long interval,
    Optional<Assignment> burstLine,
    Optional<TimeSetting> intervalLine,
    Delays delays) {
  private static final long DEFAULT_BURST = 5;
  private static final long DEFAULT_INTERVAL = 10 * TimeSetting.SECOND;
  private static final long DEFAULT_DELAY = 100_000;

  /** The first version that knows RestartSteps= and RestartMaxDelaySec=. */
  private static final int GROWS = 254;

  /**
   * The number of restarts that are summed up one by one; after them the delay counts as constant.
   */
  private static final long MANY = 10_000;

  /**
   * The delays between starts, in microseconds.
   *
   * @param line the setting of the first delay, empty for the default
   * @param first the first delay
   * @param steps the number of steps to the longest delay, 0 if the delay is constant
   * @param longest the longest delay, 0 if the delay is constant
   */
  public record Delays(Optional<TimeSetting> line, long first, long steps, long longest) {
    /** Returns the least time from the first start to the one after {@code restarts} restarts. */
    long sum(long restarts) {
      double sum = 0;
      for (long i = 0; i < Math.min(restarts, MANY); i++) {
        sum += delay(i);
      }
      sum += (double) Math.max(0, restarts - MANY) * delay(MANY);
      return sum >= TimeSetting.INFINITE ? TimeSetting.INFINITE : (long) sum;
    }

    /**
     * Computes a delay as service_restart_usec_next() of systemd 254 to 257: the steps are even on
     * a log scale.
     */
    private double delay(long restart) {
      if (steps == 0 || first == 0 || longest <= first || restart == 0) {
        return first;
      }
      double part = Math.min(1.0, (double) restart / steps);
      return first * Math.pow((double) longest / first, part);
    }
  }

  /** The result of {@link #of}, computed once for each unit. */
  private record Known(Optional<StartLimit> limit) {}

  /**
   * Returns the limit of a unit. Empty if a value cannot be read, or if another file may set it.
   */
  public static Optional<StartLimit> of(UnitInput unit) {
    return unit.derived(Known.class, whole -> new Known(read(whole))).limit();
  }

  private static Optional<StartLimit> read(UnitInput unit) {
    if (unit.isDropIn()) {
      return Optional.empty();
    }
    Optional<TimeSetting> interval =
        TimeSetting.later(
            TimeSetting.last(unit, "Unit", "StartLimitIntervalSec", "StartLimitInterval"),
            TimeSetting.last(unit, "Service", "StartLimitInterval"));
    Optional<Assignment> burst = burst(unit);
    OptionalLong count = burst.map(StartLimit::number).orElse(OptionalLong.of(DEFAULT_BURST));
    Optional<TimeSetting> delay = TimeSetting.last(unit, "Service", "RestartSec");
    if (count.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new StartLimit(
            count.getAsLong(),
            interval.map(TimeSetting::length).orElse(DEFAULT_INTERVAL),
            burst,
            interval,
            new Delays(
                delay,
                delay.map(TimeSetting::length).orElse(DEFAULT_DELAY),
                unit.versions().haveSince(GROWS) ? steps(unit) : 0,
                TimeSetting.last(unit, "Service", "RestartMaxDelaySec")
                    .filter(longest -> !longest.isInfinite())
                    .map(TimeSetting::length)
                    .orElse(0L))));
  }

  /** Whether there is a limit at all. */
  public boolean isOn() {
    return burst > 0 && interval > 0;
  }

  /** Returns how long systemd keeps restarting a program that fails at once, in microseconds. */
  public long patience() {
    return delays.sum(burst);
  }

  /** Whether the first start over the limit can fall into the interval. */
  public boolean canTrip() {
    return interval == TimeSetting.INFINITE || patience() < interval;
  }

  private static Optional<Assignment> burst(UnitInput unit) {
    Optional<Assignment> found = Optional.empty();
    for (String section : List.of("Unit", "Service")) {
      for (Assignment line : unit.all(section, "StartLimitBurst")) {
        boolean counts = Standing.of(unit, line) == Standing.KNOWN && !line.isReset();
        if (counts && (found.isEmpty() || isBehind(line, found.get()))) {
          found = Optional.of(line);
        }
      }
    }
    return found;
  }

  private static boolean isBehind(Assignment line, Assignment other) {
    return line.span().start() > other.span().start();
  }

  private static long steps(UnitInput unit) {
    return unit.last("Service", "RestartSteps")
        .map(StartLimit::number)
        .orElse(OptionalLong.of(0))
        .orElse(0);
  }

  private static OptionalLong number(Assignment line) {
    String value = line.value();
    boolean digits = !value.isEmpty() && value.length() < 11;
    for (int i = 0; digits && i < value.length(); i++) {
      digits = value.charAt(i) >= '0' && value.charAt(i) <= '9';
    }
    return digits ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
  }
}
