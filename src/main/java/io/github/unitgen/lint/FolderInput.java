package io.github.unitgen.lint;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that lie in one folder, as rules see them: units with their drop-ins, jobs with their
 * overrides, manifests. What is only looked at is read when it is asked for, so a rule first asks
 * {@link #lintedUnits} or {@link #lintedJobs} whether there is anything to do. Used by one thread.
 */
public final class FolderInput {
  private final Map<String, UnitTask> units = new LinkedHashMap<>();
  private final Set<String> unitNames = new LinkedHashSet<>();
  private final Map<String, JobTask> jobs = new LinkedHashMap<>();
  private final List<TextTask> texts = new ArrayList<>();
  private final List<Runnable> linted = new ArrayList<>();
  private @Nullable List<UnitInput> lintedUnits;
  private @Nullable List<UnitInput> allUnits;

  FolderInput(List<FolderFile> files) {
    FolderNames names = new FolderNames(files);
    // In loops: a lambda that runs once costs as much as a whole unit.
    for (UnitTask task : names.units()) {
      units.put(task.unit(), task);
    }
    unitNames.addAll(units.keySet());
    unitNames.addAll(names.made());
    for (JobTask task : names.jobs()) {
      jobs.put(task.name(), task);
    }
    texts.addAll(names.texts());
    for (UnitTask task : units.values()) {
      if (task.isLinted()) {
        linted.add(task);
      }
    }
    for (JobTask task : jobs.values()) {
      if (task.isLinted()) {
        linted.add(task);
      }
    }
    for (TextTask task : texts) {
      if (task.isLinted()) {
        linted.add(task);
      }
    }
  }

  List<Runnable> linted() {
    return List.copyOf(linted);
  }

  /** The units of which a file is linted; a drop-in whose unit is not here is not among them. */
  public List<UnitInput> lintedUnits() {
    List<UnitInput> known = lintedUnits;
    if (known == null) {
      known = whole(true);
      lintedUnits = known;
    }
    return known;
  }

  /**
   * Whether what {@code unit} has at {@code at} stands in a linted file: else it is not reported.
   */
  public boolean isLinted(UnitInput unit, Span at) {
    UnitTask task = units.get(unit.name().unit());
    return task != null && task.isLinted(at);
  }

  /** All units that are here, by name; reads all of them. */
  public List<UnitInput> units() {
    List<UnitInput> known = allUnits;
    if (known == null) {
      known = whole(false);
      allUnits = known;
    }
    return known;
  }

  private List<UnitInput> whole(boolean onlyLinted) {
    List<UnitInput> found = new ArrayList<>(units.size());
    for (UnitTask task : units.values()) {
      Optional<UnitInput> unit = onlyLinted && !task.isLinted() ? Optional.empty() : task.whole();
      if (unit.isPresent()) {
        found.add(unit.get());
      }
    }
    return List.copyOf(found);
  }

  /** The names of the units that have a file here, or a template of one; reads nothing. */
  public Set<String> unitNames() {
    return unitNames;
  }

  /** The unit with a file of exactly this name. */
  public Optional<UnitInput> unit(String name) {
    UnitTask task = units.get(name);
    return task == null ? Optional.empty() : task.whole();
  }

  /** The file that defines the unit of this name: its own, or the template of an instance. */
  public Optional<UnitInput> definition(String name) {
    Optional<UnitInput> own = unit(name);
    return own.isPresent() ? own : unit(UnitName.template(name));
  }

  /** The jobs of which a file is linted. */
  public List<JobInput> lintedJobs() {
    return jobs.values().stream()
        .filter(JobTask::isLinted)
        .map(JobTask::whole)
        .flatMap(Optional::stream)
        .toList();
  }

  /** All jobs that are here; reads all of them. */
  public List<JobInput> jobs() {
    return jobs.values().stream().map(JobTask::whole).flatMap(Optional::stream).toList();
  }

  /** The names of the jobs that have a file here; reads nothing. */
  public Set<String> jobNames() {
    return jobs.keySet();
  }

  /** The job of this name. */
  public Optional<JobInput> job(String name) {
    JobTask task = jobs.get(name);
    return task == null ? Optional.empty() : task.whole();
  }

  /** The manifests that are here and can be read; reads all of them. */
  public List<Manifest> manifests() {
    return texts.stream().map(TextTask::manifest).flatMap(Optional::stream).toList();
  }

  /** How to come back from what was read to the files; only where one is made of several. */
  List<Merged> merged() {
    List<Merged> merged = new ArrayList<>();
    units.values().forEach(task -> task.merged().ifPresent(merged::add));
    jobs.values().forEach(task -> task.merged().ifPresent(merged::add));
    return merged;
  }
}
