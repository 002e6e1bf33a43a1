package io.github.unitgen.manifest;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.catalog.UpstartVersions;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A group of processes as a manifest and its overlays describe it, checked and with every default
 * filled in.
 *
 * @param source the first file
 * @param naming what the group is called
 * @param target the init that the manifest names
 * @param boot what starts and stops it
 * @param versions empty where {@code for} is not set
 * @param slice what all processes together may take; empty where the manifest does not say
 * @param processes in the order of the manifest, at least one
 * @param homes where {@code {{home}}} stands, which is for systemd-user
 */
public record Manifest(
    Source source,
    Naming naming,
    Optional<Target> target,
    Boot boot,
    Optional<InitVersions> versions,
    Optional<Slice> slice,
    List<ProcessSpec> processes,
    List<Place> homes) {
  public Manifest {
    processes = List.copyOf(processes);
    homes = List.copyOf(homes);
  }

  /**
   * The names of the group.
   *
   * @param name without the prefix
   * @param description what it is, for people
   * @param prefix stands before every file name
   * @param formerly what {@link Manifest#group} was before
   */
  public record Naming(
      Located<String> name,
      Optional<String> description,
      Optional<String> prefix,
      List<Located<String>> formerly) {
    public Naming {
      formerly = List.copyOf(formerly);
    }
  }

  /** Limits of the whole group; {@code at}: where the manifest has them. */
  public record Slice(List<Limit> limits, Place at) {
    public Slice {
      limits = List.copyOf(limits);
    }
  }

  /** The unit that starts the group at boot, and the events that start and stop it on Upstart. */
  public record Boot(
      Optional<Located<String>> wantedBy, Located<String> startOn, Located<String> stopOn) {}

  /** The same with other processes. */
  public Manifest withProcesses(List<ProcessSpec> others) {
    return new Manifest(source, naming, target, boot, versions, slice, others, homes);
  }

  /** Returns the name without the prefix, with its place in the manifest. */
  public Located<String> name() {
    return naming.name();
  }

  /** Returns the description. */
  public Optional<String> description() {
    return naming.description();
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

  /** Returns the name of the group in the first line of each file: the prefix and the name. */
  public String group() {
    return fileName(name().value());
  }

  /** Returns the former names of the group, without the current one. */
  public Set<String> formerGroups() {
    return naming.formerly().stream()
        .map(Located::value)
        .filter(name -> !name.equals(group()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The file name, without suffix, of the group or of a process: the prefix goes before it. */
  public String fileName(String name) {
    return naming.prefix().map(p -> p + "-" + name).orElse(name);
  }

  /** The process of this name. */
  public Optional<ProcessSpec> process(String name) {
    return processes.stream().filter(p -> p.name().value().equals(name)).findFirst();
  }
}
