package io.github.unitgen.lint;

import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of one folder, as rules see them: units with their drop-ins, jobs with their overrides,
 * manifests. A file that is only consulted is read on demand, so a rule first asks {@link
 * #lintedUnits} or {@link #lintedJobs} whether there is anything to do. For use by one thread.
 */
public final class FolderInput {
  private final Map<String, UnitTask> units = new LinkedHashMap<>();
  private final Set<String> unitNames = new LinkedHashSet<>();
  private final Map<String, JobTask> jobs = new LinkedHashMap<>();
  private final List<TextTask> texts = new ArrayList<>();
  private final List<Runnable> linted = new ArrayList<>();
  private final List<UnitTask> lintedTasks = new ArrayList<>();
  private @Nullable List<UnitInput> lintedUnits;
  private @Nullable List<UnitInput> allUnits;

  FolderInput(List<FolderFile> files) {
    FolderNames names = new FolderNames(files);
    // Loops, because a lambda that runs once costs as much as a whole unit.
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
        lintedTasks.add(task);
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

  /** Returns the units with a linted file. A drop-in whose unit is not here is left out. */
  public List<UnitInput> lintedUnits() {
    List<UnitInput> known = lintedUnits;
    if (known == null) {
      known = whole(lintedTasks);
      lintedUnits = known;
    }
    return known;
  }

  /**
   * Returns those of {@link #lintedUnits} that {@code rule} says it {@link FolderRule#concerns}.
   */
  public List<UnitInput> lintedUnits(FolderRule rule) {
    int place = Rules.folders().indexOf(rule);
    List<UnitInput> found = new ArrayList<>();
    for (UnitTask task : lintedTasks) {
      if (task.concerns(rule, place)) {
        found.add(task.whole().orElseThrow());
      }
    }
    return found;
  }

  /**
   * Whether the text of {@code unit} at {@code at} is in a linted file; otherwise it is not
   * reported.
   */
  public boolean isLinted(UnitInput unit, Span at) {
    UnitTask task = units.get(unit.name().unit());
    return task != null && task.isLinted(at);
  }

  /** Returns all units of the folder, by name; reads all of them. */
  public List<UnitInput> units() {
    List<UnitInput> known = allUnits;
    if (known == null) {
      known = whole(units.values());
      allUnits = known;
    }
    return known;
  }

  private static List<UnitInput> whole(Collection<UnitTask> tasks) {
    List<UnitInput> found = new ArrayList<>(tasks.size());
    for (UnitTask task : tasks) {
      Optional<UnitInput> unit = task.whole();
      if (unit.isPresent()) {
        found.add(unit.get());
      }
    }
    return List.copyOf(found);
  }

  /** Returns the names of the units that have a file here, or a template of one; reads no file. */
  public Set<String> unitNames() {
    return unitNames;
  }

  /** Returns the unit with a file of exactly this name. */
  public Optional<UnitInput> unit(String name) {
    UnitTask task = units.get(name);
    return task == null ? Optional.empty() : task.whole();
  }

  /**
   * Returns the unit that defines {@code name}: that of its own file, or the template of an
   * instance.
   */
  public Optional<UnitInput> definition(String name) {
    Optional<UnitInput> own = unit(name);
    return own.isPresent() ? own : unit(UnitName.template(name));
  }

  /** Returns the jobs with a linted file. */
  public List<JobInput> lintedJobs() {
    return jobs.values().stream()
        .filter(JobTask::isLinted)
        .map(JobTask::whole)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns all jobs of the folder; reads all of them. */
  public List<JobInput> jobs() {
    return jobs.values().stream().map(JobTask::whole).flatMap(Optional::stream).toList();
  }

  /** Returns the names of the jobs that have a file here; reads no file. */
  public Set<String> jobNames() {
    return jobs.keySet();
  }

  /** Returns the job of this name. */
  public Optional<JobInput> job(String name) {
    JobTask task = jobs.get(name);
    return task == null ? Optional.empty() : task.whole();
  }

  /** Returns the manifests of the folder that can be read; reads all of them. */
  public List<Manifest> manifests() {
    return texts.stream().map(TextTask::manifest).flatMap(Optional::stream).toList();
  }

  /** Returns the texts that were merged from several files, which map places back to the files. */
  List<Merged> merged() {
    List<Merged> merged = new ArrayList<>();
    units.values().forEach(task -> task.merged().ifPresent(merged::add));
    jobs.values().forEach(task -> task.merged().ifPresent(merged::add));
    return merged;
  }
}
