package io.github.unitgen.meaning.command;

import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestReader;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sets how long a process may take to stop if the manifest does not set it. */
public final class StopTimes {
  /** The seconds that a program needs besides its drain. */
  private static final int SLACK = 5;

  private StopTimes() {}

  /**
   * Reads a manifest as {@link ManifestReader#read} does. A process without {@code stop_timeout},
   * whose program is known to finish its work in a longer time than the default, gets that time and
   * 5 seconds.
   */
  public static Parsed<Manifest> read(List<Source> layers, List<YamlNode> settings) {
    Parsed<Manifest> read = ManifestReader.read(layers, settings);
    return new Parsed<>(read.value().map(StopTimes::filled), read.problems());
  }

  private static Manifest filled(Manifest manifest) {
    return manifest.withProcesses(manifest.processes().stream().map(StopTimes::filled).toList());
  }

  private static ProcessSpec filled(ProcessSpec process) {
    ProcessSpec.Supervision supervision = process.supervision();
    if (process.sets("stop_timeout")) {
      return process;
    }
    Optional<Duration> needed =
        Drain.of(Commands.of(process), supervision.stopSignal().name(), Optional.empty())
            .filter(drain -> drain.seconds().isPresent())
            .map(drain -> Duration.ofSeconds(drain.seconds().getAsInt() + SLACK))
            .filter(time -> time.compareTo(supervision.stopTimeout()) > 0);
    return needed.map(process::withStopTimeout).orElse(process);
  }
}
