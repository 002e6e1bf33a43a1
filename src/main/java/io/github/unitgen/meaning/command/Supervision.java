package io.github.unitgen.meaning.command;

import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.upstart.Job;
import java.util.Optional;

/**
 * The process that the init follows, according to {@code Type=} or {@code expect}. {@code says} is
 * the place of the value, if it is written. {@code as} is the value as the init reads it, or empty
 * for a job without {@code expect}.
 */
public record Supervision(Follows follows, Optional<Span> says, String as) {
  /** The process that the init regards as the main process. */
  public enum Follows {
    /** The process that the init starts. */
    FIRST,
    /** A process that the service names: notify, D-Bus. */
    TOLD,
    /** The process that remains after the first one has forked and ended. */
    FORKED,
    /** No process: the command runs to its end. */
    NONE,
    /** Another file determines it. */
    UNKNOWN
  }

  /** Returns the supervision of a service, which is computed once. */
  public static Supervision of(UnitInput unit) {
    return unit.derived(Supervision.class, Supervision::read);
  }

  private static Supervision read(UnitInput unit) {
    ServiceType type = ServiceType.of(unit);
    String value = type.word();
    Optional<Span> says = type.line().map(Assignment::valueSpan);
    return new Supervision(follows(value), says, value);
  }

  private static Follows follows(String type) {
    return switch (type) {
      case "forking" -> Follows.FORKED;
      case "notify", "notify-reload", "dbus" -> Follows.TOLD;
      case "oneshot" -> Follows.NONE;
      case "simple", "exec", "idle" -> Follows.FIRST;
      default -> Follows.UNKNOWN;
    };
  }

  /** Returns the supervision of a process of a manifest; a raw Type= overrides the keys. */
  public static Supervision of(ProcessSpec process) {
    String type = process.supervision().notifies() ? "notify" : "exec";
    String value = process.raw().directive("Type").orElse(type);
    return new Supervision(follows(value), Optional.empty(), value);
  }

  /** Returns the supervision of a job, or an unknown one for an override without {@code expect}. */
  public static Supervision of(JobInput job) {
    Optional<Job.Expect> expect = job.job().expect().map(located -> located.value());
    Optional<Span> says = job.job().expect().map(located -> located.at()).map(Place::span);
    if (expect.isEmpty()) {
      return job.override()
          ? new Supervision(Follows.UNKNOWN, says, "")
          : job.job().task().isPresent()
              ? new Supervision(Follows.NONE, says, "")
              : new Supervision(Follows.FIRST, says, "");
    }
    return switch (expect.get()) {
      case DAEMON -> new Supervision(Follows.FORKED, says, "daemon");
      case FORK -> new Supervision(Follows.FORKED, says, "fork");
      case STOP -> new Supervision(Follows.TOLD, says, "stop");
      case NONE -> new Supervision(Follows.FIRST, says, "none");
    };
  }
}
