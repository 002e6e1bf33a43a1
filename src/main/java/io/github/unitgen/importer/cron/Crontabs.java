package io.github.unitgen.importer.cron;

import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.FileNames;
import io.github.unitgen.importer.shared.Grouping;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestDraft.ProcessDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Crontabs that become one group: the variables of each count for its own jobs. */
public final class Crontabs {
  private Crontabs() {}

  /** Returns their group; {@code withUser}: whether the jobs of all files name a user. */
  public static Imported imported(List<ImportFile> files, boolean withUser, ImportRequest request) {
    FileNames names = new FileNames();
    List<String> above = new ArrayList<>();
    List<ProcessDraft> processes = new ArrayList<>();
    List<Fate> fates = new ArrayList<>();
    for (ImportFile file : files) {
      CronImporter table = new CronImporter(file, withUser, request, names);
      List<ProcessDraft> jobs = table.run();
      fates.addAll(table.fates());
      if (files.size() == 1) {
        above.addAll(table.above());
      } else if (!jobs.isEmpty()) {
        jobs.set(0, with(table.above(), jobs.get(0)));
      }
      processes.addAll(jobs);
    }
    if (processes.isEmpty()) {
      return new Imported(Optional.empty(), fates);
    }
    Map<String, ManifestDraft.Value> keys =
        Grouping.keys(request.name(), "cron", "", processes, names);
    return new Imported(
        Optional.of(new ManifestDraft(above, keys, Map.of(), processes).gathered()), fates);
  }

  /** What a table says of itself stays with the first of its jobs. */
  private static ProcessDraft with(List<String> above, ProcessDraft process) {
    List<String> comments = new ArrayList<>(above);
    comments.addAll(process.comments());
    return new ProcessDraft(process.name(), comments, process.settings());
  }
}
