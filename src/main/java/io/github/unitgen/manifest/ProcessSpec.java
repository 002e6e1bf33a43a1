package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One process of the group with every default filled in. {@code count} is empty for a plain service
 * without instances. {@code given} holds the keys that the manifest itself sets, each with the
 * place of its value.
 */
public record ProcessSpec(
    Located<String> name,
    String description,
    Command command,
    OptionalInt count,
    Optional<Located<String>> user,
    Optional<Located<String>> group,
    Optional<Located<Text>> directory,
    Optional<String> umask,
    OptionalInt nice,
    OptionalInt oomScoreAdjust,
    List<Limit> limits,
    List<EnvVar> env,
    List<EnvFile> envFiles,
    OptionalInt port,
    Signal stopSignal,
    Duration stopTimeout,
    Optional<Signal> reloadSignal,
    Restart restart,
    Duration restartDelay,
    Optional<RestartLimit> restartLimit,
    List<ExitStatus> successExit,
    List<Dependency> before,
    List<Dependency> after,
    List<Dependency> requires,
    List<Command> preStart,
    boolean notifies,
    Optional<Duration> watchdog,
    Hardening hardening,
    List<String> documentation,
    List<RawSetting> systemd,
    List<Located<String>> upstart,
    Map<String, Place> given) {

  public ProcessSpec {
    limits = List.copyOf(limits);
    env = List.copyOf(env);
    envFiles = List.copyOf(envFiles);
    successExit = List.copyOf(successExit);
    before = List.copyOf(before);
    after = List.copyOf(after);
    requires = List.copyOf(requires);
    preStart = List.copyOf(preStart);
    documentation = List.copyOf(documentation);
    systemd = List.copyOf(systemd);
    upstart = List.copyOf(upstart);
    given = Map.copyOf(given);
  }

  /** Whether the manifest itself sets {@code key}, so that its loss must be said. */
  public boolean sets(String key) {
    return given.containsKey(key);
  }

  /** Where {@code key} is set, else where the process is named. */
  public Place at(String key) {
    return given.getOrDefault(key, name.at());
  }

  /** Whether it is rendered as a template with instances. */
  public boolean hasInstances() {
    return count.isPresent();
  }
}
