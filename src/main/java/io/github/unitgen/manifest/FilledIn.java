package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import java.time.Duration;
import java.util.Optional;

/** The default value of an unset key, as a manifest writes it; empty for no value. */
final class FilledIn {
  private FilledIn() {}

  /** {@code key}: one of the manifest itself. */
  static Optional<String> of(Manifest manifest, Target target, String key) {
    return switch (key) {
      case "description" -> Optional.of(manifest.description().orElse(manifest.name().value()));
      case "target" -> Optional.of(target.id());
      case "for" ->
          Optional.of(
              target == Target.UPSTART
                  ? manifest.upstart().toString()
                  : manifest.systemd().toString());
      case "wanted_by" -> manifest.boot().wantedBy().map(Located::value).or(target::wantedBy);
      case "start_on" -> Optional.of(manifest.boot().startOn().value());
      case "stop_on" -> Optional.of(manifest.boot().stopOn().value());
      default -> Optional.empty();
    };
  }

  /** {@code key}: one of a process. */
  static Optional<String> of(ProcessSpec process, String key) {
    return switch (key) {
      case "shell" -> Optional.of(String.valueOf(process.program().command().shell()));
      case "first_instance" ->
          process
              .program()
              .instances()
              .filter(Instances.Numbered.class::isInstance)
              .map(Instances.Numbered.class::cast)
              .map(numbered -> String.valueOf(numbered.first()));
      case "oneshot" -> Optional.of(String.valueOf(process.activation().isStep()));
      case "stop_signal" -> Optional.of(process.supervision().stopSignal().name());
      case "stop_timeout" -> Optional.of(time(process.supervision().stopTimeout()));
      case "restart" -> Optional.of(Values.word(process.restarts().policy()));
      case "restart_delay" -> Optional.of(time(process.restarts().delay()));
      case "restart_limit" ->
          Optional.of(
              process
                  .restarts()
                  .limit()
                  .map(limit -> limit.restarts() + " in " + time(limit.within()))
                  .orElse("none"));
      case "notify" -> Optional.of(String.valueOf(process.supervision().notifies()));
      case "watchdog" ->
          Optional.of(process.supervision().watchdog().map(FilledIn::time).orElse("false"));
      case "kill" -> Optional.of(Values.word(process.supervision().kill()));
      case "hardening" -> Optional.of(Values.word(process.account().hardening()));
      case "description" -> Optional.of(process.identity().description());
      default -> Optional.empty(); // Nothing takes the place of the others.
    };
  }

  private static String time(Duration time) {
    long millis = time.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
