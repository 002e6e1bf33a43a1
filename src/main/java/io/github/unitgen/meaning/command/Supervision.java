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

/** Which process the init follows: what {@code Type=} and {@code expect} say. */
public record Supervision(Follows follows, Optional<Span> says, String as) {
  /** What the init takes for the main process. */
  public enum Follows {
    /** The one that it starts. */
    FIRST,
    /** One that the service names: notify, D-Bus. */
    TOLD,
    /** What is left when the first one has forked and ended. */
    FORKED,
    /** None: the command runs to its end. */
    NONE,
    /** Another file says it. */
    UNKNOWN
  }

  /** That of a service; worked out once. */
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

  /** Of a process of a manifest, also where a raw Type= says something else. */
  public static Supervision of(ProcessSpec process) {
    String type = process.supervision().notifies() ? "notify" : "exec";
    String value = process.raw().directive("Type").orElse(type);
    return new Supervision(follows(value), Optional.empty(), value);
  }

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
