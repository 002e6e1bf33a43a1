package io.github.unitgen.manifest;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A group of processes as a manifest and its overlays describe it, checked and with every default
 * filled in. {@code source} is the first file; processes stand in the order of the manifest, at
 * least one. {@code versions} is empty where {@code for} is not set. {@code formerly}: what {@link
 * #group} was before.
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
    Optional<InitVersions> versions,
    List<Located<String>> formerly,
    List<ProcessSpec> processes) {
  public Manifest {
    formerly = List.copyOf(formerly);
    processes = List.copyOf(processes);
  }

  /** The systemds to render for; the newest where {@code for} names none. */
  public SystemdVersions systemd() {
    return versions.flatMap(InitVersions::systemd).orElse(SystemdVersions.NEWEST);
  }

  /** The Upstarts to render for; the last one where {@code for} names none. */
  public UpstartVersions upstart() {
    return versions.flatMap(InitVersions::upstart).orElse(UpstartVersions.NEWEST);
  }

  /** The target that it names, else the one init that {@code for} is about. */
  public Optional<Target> impliedTarget() {
    return target.or(() -> versions.flatMap(InitVersions::only));
  }

  /** What the first line of each file calls the group: its name behind the prefix. */
  public String group() {
    return fileName(name.value());
  }

  /** What the group was called before, never what it is called now. */
  public Set<String> formerGroups() {
    return formerly.stream()
        .map(Located::value)
        .filter(name -> !name.equals(group()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
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
