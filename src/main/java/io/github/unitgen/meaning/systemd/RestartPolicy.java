package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;

/**
 * The conditions under which systemd restarts a service. {@code line} is the assignment to Restart=
 * that counts. It is empty if no valid one is written, which means {@code no}.
 */
public record RestartPolicy(Optional<Assignment> line) {
  /** The name of the setting. */
  public static final String KEY = "Restart";

  /**
   * The first version that refuses only always and on-success of a oneshot; earlier versions refuse
   * all but Restart=no (service_verify() in service.c).
   */
  public static final int FAILURES_RESTART = 244;

  /**
   * Returns the policy of {@code unit}, which is computed once. The policy is empty for a unit that
   * is not a service.
   */
  public static RestartPolicy of(UnitInput unit) {
    return unit.derived(RestartPolicy.class, RestartPolicy::read);
  }

  private static RestartPolicy read(UnitInput unit) {
    return new RestartPolicy(unit.isService() ? unit.set("Service", KEY) : Optional.empty());
  }

  /** Whether the unit sets a policy. */
  public boolean isWritten() {
    return line.isPresent();
  }

  /** Whether the policy is {@code word}. */
  public boolean is(String word) {
    return line.isEmpty() ? word.equals("no") : line.get().value().equals(word);
  }

  /**
   * Returns the line if systemd refuses the unit because of it. A service of type oneshot cannot be
   * restarted after a success, and not at all by some of the versions.
   */
  public static Optional<Assignment> refused(UnitInput unit) {
    if (!ServiceType.of(unit).isOneshot() || ServiceType.of(unit).line().isEmpty()) {
      return Optional.empty();
    }
    boolean old = !unit.versions().haveSince(FAILURES_RESTART);
    return of(unit)
        .line()
        .filter(line -> isOfSuccess(line.value()) || (old && line.value().startsWith("on-")));
  }

  /** Whether a restart by this {@code word} also follows a success. */
  public static boolean isOfSuccess(String word) {
    return word.equals("always") || word.equals("on-success");
  }

  /** Returns the line if it asks for any restart. */
  public Optional<Assignment> on() {
    return line.filter(restart -> !restart.value().equals("no"));
  }

  /** Returns the line if it keeps restarting a program that fails each time. */
  public Optional<Assignment> onFailure() {
    return line.filter(
        restart -> restart.value().equals("always") || restart.value().equals("on-failure"));
  }
}
