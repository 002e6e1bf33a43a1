package io.github.unitgen.render.systemd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code systemd/process.timer.ftl} sees as "timer".
 *
 * @param description what it starts
 * @param target the unit of the group
 * @param targetKey the directive that has the timer stop with the group
 * @param times texts that {@code OnCalendar=} takes
 * @param accuracy a time span, if all versions know {@code AccuracySec=}
 * @param persistent whether a time that has passed is made up for
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
