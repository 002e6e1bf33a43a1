package io.github.unitgen.render.systemd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view that {@code systemd/process.timer.ftl} sees as "timer".
 *
 * @param description names the process that it starts
 * @param target the unit of the group
 * @param targetKey the directive that stops the timer with the group
 * @param times values of {@code OnCalendar=}
 * @param accuracy a time span, if all versions know {@code AccuracySec=}
 * @param persistent whether a missed run is made up for
 * @param randomizedDelay a time span
 * @param fixedRandomDelay whether the delay stays the same
 */
public record TimerView(
    SystemdText description,
    String target,
    String targetKey,
    List<SystemdText> times,
    @Nullable String accuracy,
    boolean persistent,
    @Nullable String randomizedDelay,
    boolean fixedRandomDelay) {
  public TimerView {
    times = List.copyOf(times);
  }
}
