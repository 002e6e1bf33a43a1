package io.github.unitgen.lint;

import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells by their names, and of linted files by their kind, which files belong together. */
final class FolderNames {
  private final Map<String, Slot> mains = new LinkedHashMap<>();

  /** By the folder that drop-ins lie in without its {@code .d}: a unit or a type. */
  private final Map<String, List<Slot>> dropIns = new LinkedHashMap<>();

  private final Map<String, Slot> jobs = new LinkedHashMap<>();
  private final Map<String, Slot> overrides = new LinkedHashMap<>();
  private final List<TextPart> texts = new ArrayList<>();

  FolderNames(List<Slot> slots) {
    for (Slot slot : slots) {
      Optional<Kind> kind =
          slot.isLinted() ? Optional.of(slot.linted().document().kind()) : kind(slot.name());
      kind.ifPresent(known -> put(slot, known));
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

  private void put(Slot slot, Kind kind) {
    switch (kind) {
      case SYSTEMD -> {
        UnitName name = UnitName.of(slot.name());
        if (name.dropIn()) {
          String of = name.unit().isEmpty() ? name.type() : name.unit();
          dropIns.computeIfAbsent(of, unit -> new ArrayList<>()).add(slot);
        } else {
          // Whatever has no name of a unit is one by itself.
          mains.put(name.unit().isEmpty() ? slot.name() : name.unit(), slot);
        }
      }
      case UPSTART ->
          (JobInput.isOverride(slot.name()) ? overrides : jobs)
              .put(JobInput.name(slot.name()), slot);
      case MANIFEST, CONFIG, ENVIRONMENT -> texts.add(new TextPart(slot));
    }
  }

  List<UnitPart> units() {
    List<UnitPart> parts = new ArrayList<>();
    for (Map.Entry<String, Slot> main : mains.entrySet()) {
      List<Slot> own = new ArrayList<>(dropIns.getOrDefault(main.getKey(), List.of()));
      own.add(0, main.getValue());
      parts.add(part(main.getKey(), Optional.of(main.getValue()), own));
    }
    for (Map.Entry<String, List<Slot>> alone : dropIns.entrySet()) {
      if (!mains.containsKey(alone.getKey())) {
        Slot template = mains.get(UnitName.template(alone.getKey()));
        parts.add(part(alone.getKey(), Optional.ofNullable(template), alone.getValue()));
      }
    }
    return parts;
  }

  private UnitPart part(String unit, Optional<Slot> main, List<Slot> own) {
    return new UnitPart(unit, main, own, main.isPresent() ? dropIns(unit) : List.of());
  }

  /**
   * By base name, whatever their folders; of two with the same name the one that is for fewer units
   * (systemd.unit(5)).
   */
  private List<Slot> dropIns(String unit) {
    if (dropIns.isEmpty()) {
      return List.of();
    }
    TreeMap<String, Slot> counting = new TreeMap<>(Comparator.naturalOrder());
    for (String folder : folders(unit)) {
      for (Slot slot : dropIns.getOrDefault(folder, List.of())) {
        counting.putIfAbsent(slot.name().substring(slot.name().lastIndexOf('/') + 1), slot);
      }
    }
    return List.copyOf(counting.values());
  }

  /** From the narrowest on: {@code a-b@1.service}, its template, {@code a-.service}, the type. */
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

  List<JobPart> jobs() {
    List<JobPart> parts = new ArrayList<>();
    for (Map.Entry<String, Slot> job : jobs.entrySet()) {
      parts.add(
          new JobPart(
              job.getKey(),
              Optional.of(job.getValue()),
              Optional.ofNullable(overrides.get(job.getKey()))));
    }
    for (Map.Entry<String, Slot> alone : overrides.entrySet()) {
      if (!jobs.containsKey(alone.getKey())) {
        parts.add(new JobPart(alone.getKey(), Optional.empty(), Optional.of(alone.getValue())));
      }
    }
    return parts;
  }

  List<TextPart> texts() {
    return List.copyOf(texts);
  }
}
