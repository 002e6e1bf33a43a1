package io.github.unitgen.importer.systemd;

import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.meaning.systemd.UnitName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts units and their drop-ins together, as systemd does (systemd.unit(5)). */
final class UnitFiles {
  private final Map<String, UnitSource> units = new LinkedHashMap<>();
  private final List<UnitSource> all = new ArrayList<>();

  UnitFiles(List<ImportFile> files) {
    Map<String, ImportFile> own = new LinkedHashMap<>();
    List<ImportFile> dropIns = new ArrayList<>();
    List<ImportFile> others = new ArrayList<>();
    for (ImportFile file : files) {
      UnitName name = UnitName.of(file.path());
      if (name.dropIn()) {
        dropIns.add(file);
      } else if (!name.isKnown() || own.putIfAbsent(file.name(), file) != null) {
        others.add(file);
      }
    }
    List<ImportFile> unused = new ArrayList<>(dropIns);
    own.forEach(
        (name, file) -> {
          List<ImportFile> parts = new ArrayList<>(List.of(file));
          parts.addAll(of(name, dropIns));
          unused.removeAll(parts);
          units.put(name, new UnitSource(name, parts));
        });
    all.addAll(units.values());
    for (ImportFile file : unused) {
      UnitSource source = new UnitSource(file.path(), List.of(file));
      source.restNotCarried("its unit is missing: import both together");
      all.add(source);
    }
    for (ImportFile file : others) {
      UnitSource source = new UnitSource(file.name(), List.of(file));
      source.restNotCarried(
          units.containsKey(file.name())
              ? "duplicate file name: import one of them"
              : "its name is not a unit name: add the suffix of its type");
      all.add(source);
    }
  }

  /** Those of a unit by the names of their files; of one name the one that is for fewer units. */
  private static List<ImportFile> of(String unit, List<ImportFile> dropIns) {
    Map<String, ImportFile> byName = new TreeMap<>();
    for (String folder : folders(unit)) {
      for (ImportFile file : dropIns) {
        String path = file.path();
        String parent = path.substring(0, path.lastIndexOf('/'));
        if (parent.substring(parent.lastIndexOf('/') + 1).equals(folder)) {
          byName.putIfAbsent(file.name(), file);
        }
      }
    }
    return List.copyOf(byName.values());
  }

  /** The folders with drop-ins of a unit, the nearest first. */
  private static List<String> folders(String unit) {
    String type = unit.substring(unit.lastIndexOf('.'));
    String stem = unit.substring(0, unit.length() - type.length());
    List<String> folders = new ArrayList<>(List.of(unit + ".d"));
    String template = UnitName.template(unit);
    if (!template.equals(unit)) {
      folders.add(template + ".d");
    }
    for (int dash = stem.lastIndexOf('-'); dash > 0; dash = stem.lastIndexOf('-', dash - 1)) {
      folders.add(stem.substring(0, dash + 1) + type + ".d");
    }
    folders.add(type.substring(1) + ".d");
    return folders;
  }

  /** The units by their names, in the order of their files. */
  Map<String, UnitSource> units() {
    return units;
  }

  /** All that was given, those too that are part of no unit. */
  List<UnitSource> all() {
    return all;
  }
}
