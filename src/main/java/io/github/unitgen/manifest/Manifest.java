package io.github.unitgen.manifest;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * A group of processes as a manifest and its overlays describe it, checked and with every default
 * filled in. {@code source} is the first file; processes stand in the order of the manifest, at
 * least one.
 */
public record Manifest(
    Source source,
    Located<String> name,
    Optional<String> description,
    Optional<Target> target,
    Optional<String> prefix,
    Optional<Located<String>> wantedBy,
    Located<String> startOn,
    Located<String> stopOn,
    List<ProcessSpec> processes) {
  public Manifest {
    processes = List.copyOf(processes);
  }

  /** The file name, without suffix, of the group or of a process: the prefix goes before it. */
  public String fileName(String name) {
    return prefix.map(p -> p + "-" + name).orElse(name);
  }

  /** The process of this name. */
  public Optional<ProcessSpec> process(String name) {
    return processes.stream().filter(p -> p.name().value().equals(name)).findFirst();
  }
}
