package io.github.unitgen.meaning.systemd;

import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;

/**
 * What makes systemd start a service again. {@code line} is the assignment to Restart= that counts;
 * empty where nothing is written or nothing that is valid, which means {@code no}.
 */
public record RestartPolicy(Optional<Assignment> line) {
  /** That of {@code unit}; of a unit that is no service it is empty. */
  public static RestartPolicy of(UnitInput unit) {
    return new RestartPolicy(
        unit.isService()
            ? unit.last("Service", "Restart").filter(restart -> !restart.isReset())
            : Optional.empty());
  }

  /** Whether the unit says anything of it. */
  public boolean isWritten() {
    return line.isPresent();
  }

  /** Whether it is {@code word}. */
  public boolean is(String word) {
    return line.isEmpty() ? word.equals("no") : line.get().value().equals(word);
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
