package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Groups the files that belong together by their names, and linted files also by their kind. */
final class FolderNames {
  /** The largest number of units whose derived data is kept in memory. */
  private static final int FEW = 20;

  private final Map<String, FolderFile> mains = new LinkedHashMap<>();

  /**
   * By the name of the folder of the drop-ins without its {@code .d}, which is a unit or a type.
   */
  private final Map<String, List<FolderFile>> dropIns = new LinkedHashMap<>();

  private final Map<String, FolderFile> jobs = new LinkedHashMap<>();
  private final Map<String, FolderFile> overrides = new LinkedHashMap<>();
  private final List<TextTask> texts = new ArrayList<>();

  /** Units that are made from templates: {@code a.service} of {@code a.service.j2}. */
  private final Set<String> made = new LinkedHashSet<>();

  FolderNames(List<FolderFile> files) {
    for (FolderFile file : files) {
      if (!file.isLinted() && Recognizer.byName(file.name()).isPresent()) {
        made.add(UnitName.of(file.name().substring(0, file.name().lastIndexOf('.'))).unit());
        continue;
      }
      Optional<Kind> kind =
          file.isLinted() ? Optional.of(file.linted().document().kind()) : kind(file.name());
      kind.ifPresent(known -> put(file, known));
    }
  }

  private static Optional<Kind> kind(String name) {
    if (UnitName.of(name).isKnown()) {
      return Optional.of(Kind.SYSTEMD);
    }
    return Recognizer.isJobName(name)
        ? Optional.of(Kind.UPSTART)
        : Recognizer.isYaml(name) ? Optional.of(Kind.MANIFEST) : Optional.empty();
  }

  private void put(FolderFile file, Kind kind) {
    switch (kind) {
      case SYSTEMD -> {
        UnitName name = UnitName.of(file.name());
        if (name.dropIn()) {
          String of = name.unit().isEmpty() ? name.type() : name.unit();
          dropIns.computeIfAbsent(of, unit -> new ArrayList<>()).add(file);
        } else {
          // A file without the name of a unit is a unit by itself.
          mains.put(name.unit().isEmpty() ? file.name() : name.unit(), file);
        }
      }
      case UPSTART -> {
        String name = JobInput.name(file.name());
        if (JobInput.isOverride(file.name())) {
          overrides.put(name, file);
        } else {
          // worker.upstart beside worker.conf is another job.
          jobs.put(jobs.containsKey(name) ? file.name() : name, file);
        }
      }
      case MANIFEST, CONFIG, ENVIRONMENT -> texts.add(new TextTask(file));
    }
  }

  /** Returns the units that do not exist yet but have a template here. */
  Set<String> made() {
    return made;
  }

  List<UnitTask> units() {
    List<UnitTask> tasks = new ArrayList<>();
    for (Map.Entry<String, FolderFile> main : mains.entrySet()) {
      List<FolderFile> own = new ArrayList<>(dropIns.getOrDefault(main.getKey(), List.of()));
      own.add(0, main.getValue());
      tasks.add(task(main.getKey(), Optional.of(main.getValue()), own));
    }
    for (Map.Entry<String, List<FolderFile>> alone : dropIns.entrySet()) {
      if (!mains.containsKey(alone.getKey())) {
        FolderFile template = mains.get(UnitName.template(alone.getKey()));
        tasks.add(task(alone.getKey(), Optional.ofNullable(template), alone.getValue()));
      }
    }
    return tasks;
  }

  private UnitTask task(String unit, Optional<FolderFile> main, List<FolderFile> own) {
    List<FolderFile> all = main.isPresent() ? dropIns(unit) : List.of();
    return new UnitTask(unit, main, own, all, mains.size() > FEW);
  }

  /**
   * Returns the drop-ins of a unit, sorted by base name, whatever their folders. Of two with the
   * same name, the one for fewer units counts (systemd.unit(5)).
   */
  private List<FolderFile> dropIns(String unit) {
    if (dropIns.isEmpty()) {
      return List.of();
    }
    TreeMap<String, FolderFile> counting = new TreeMap<>(Comparator.naturalOrder());
    for (String folder : folders(unit)) {
      for (FolderFile file : dropIns.getOrDefault(folder, List.of())) {
        counting.putIfAbsent(file.name().substring(file.name().lastIndexOf('/') + 1), file);
      }
    }
    return List.copyOf(counting.values());
  }

  /**
   * Returns the names of the folders, narrowest first: {@code a-b@1.service}, its template, {@code
   * a-.service}, the type.
   */
  private static List<String> folders(String unit) {
    List<String> folders = new ArrayList<>();
    folders.add(unit);
    int dot = unit.lastIndexOf('.');
    if (dot < 0) {
      return folders;
    }
    String template = UnitName.template(unit);
    if (!template.equals(unit)) {
      folders.add(template);
    }
    int at = unit.indexOf('@');
    String prefix = unit.substring(0, at < 0 ? dot : at);
    for (int dash = prefix.lastIndexOf('-'); dash > 0; dash = prefix.lastIndexOf('-', dash - 1)) {
      if (dash < prefix.length() - 1) {
        folders.add(prefix.substring(0, dash + 1) + unit.substring(dot));
      }
    }
    folders.add(unit.substring(dot + 1));
    return folders;
  }

  List<JobTask> jobs() {
    List<JobTask> tasks = new ArrayList<>();
    for (Map.Entry<String, FolderFile> job : jobs.entrySet()) {
      tasks.add(
          new JobTask(
              job.getKey(),
              Optional.of(job.getValue()),
              Optional.ofNullable(overrides.get(job.getKey()))));
    }
    for (Map.Entry<String, FolderFile> alone : overrides.entrySet()) {
      if (!jobs.containsKey(alone.getKey())) {
        tasks.add(new JobTask(alone.getKey(), Optional.empty(), Optional.of(alone.getValue())));
      }
    }
    return tasks;
  }

  List<TextTask> texts() {
    return List.copyOf(texts);
  }
}
