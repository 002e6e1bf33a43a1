package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;

/**
 * What makes systemd start a service again. {@code line} is the assignment to Restart= that counts;
 * empty where nothing is written or nothing that is valid, which means {@code no}.
 */
public record RestartPolicy(Optional<Assignment> line) {
  /** The setting. */
  public static final String KEY = "Restart";

  /**
   * Until here all but Restart=no is refused of a oneshot, from here on always and on-success
   * (service_verify() in service.c).
   */
  public static final int FAILURES_RESTART = 244;

  /** That of {@code unit}, worked out once; of a unit that is no service it is empty. */
  public static RestartPolicy of(UnitInput unit) {
    return unit.derived(RestartPolicy.class, RestartPolicy::read);
  }

  private static RestartPolicy read(UnitInput unit) {
    return new RestartPolicy(unit.isService() ? unit.set("Service", KEY) : Optional.empty());
  }

  /** Whether the unit says anything of it. */
  public boolean isWritten() {
    return line.isPresent();
  }

  /** Whether it is {@code word}. */
  public boolean is(String word) {
    return line.isEmpty() ? word.equals("no") : line.get().value().equals(word);
  }

  /**
   * The line, where systemd refuses the unit because of it: a service of type oneshot is not
   * started again after a success, and not at all by some version in question.
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

  /** The line, where it asks for any restart. */
  public Optional<Assignment> on() {
    return line.filter(restart -> !restart.value().equals("no"));
  }

  /** The line, where a program that fails each time is started again and again. */
  public Optional<Assignment> onFailure() {
    return line.filter(
        restart -> restart.value().equals("always") || restart.value().equals("on-failure"));
  }
}
