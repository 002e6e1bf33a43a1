package io.github.unitgen.importer;

import io.github.unitgen.importer.cron.CronStarts;
import io.github.unitgen.importer.cron.Crontabs;
import io.github.unitgen.importer.procfile.ProcfileImporter;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportLink;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.importer.supervisord.SupervisordImporter;
import io.github.unitgen.importer.systemd.UnitsImporter;
import io.github.unitgen.importer.upstart.UpstartImporter;
import io.github.unitgen.importer.upstart.UpstartJob;
import java.util.List;
import java.util.Set;

/** Makes a manifest of what other tools have. Pure: nothing is read and nothing written. */
public final class Importer {
  private Importer() {}

  /** A Procfile with its files of variables, of which the later ones win. */
  public static Imported procfile(
      ImportFile procfile, List<ImportFile> envFiles, ImportRequest request) {
    return new ProcfileImporter(procfile, envFiles, request).run();
  }

  /**
   * The files of a supervisord: its main file first, then those that it includes, in their order;
   * or files of programs alone.
   */
  public static Imported supervisord(List<ImportFile> files, ImportRequest request) {
    return new SupervisordImporter(files, request).run();
  }

  /**
   * What the main file of a supervisord includes: absolute paths with {@code *}, {@code ?} and
   * {@code [...]}. Of each the files that match, in the order of their names, belong behind it.
   */
  public static List<String> includedBySupervisord(ImportFile main) {
    return SupervisordImporter.included(main);
  }

  /** Crontabs; {@code withUser}: whether their jobs name a user, as in {@code /etc/cron.d}. */
  public static Imported crontabs(List<ImportFile> files, boolean withUser, ImportRequest request) {
    return Crontabs.imported(files, withUser, request);
  }

  /** Units with their drop-ins, and the links that enable them or give them other names. */
  public static Imported units(
      List<ImportFile> files, List<ImportLink> links, ImportRequest request) {
    return new UnitsImporter(files, links, request).run();
  }

  /**
   * Upstart jobs and overrides, which are told apart by their paths: a manager and its members, or
   * jobs that stand alone, become one group.
   *
   * @param tables files of {@code /etc/cron.d} that start some of the jobs
   */
  public static Imported jobs(
      List<ImportFile> files, List<ImportFile> tables, ImportRequest request) {
    return new UpstartImporter(files, tables, request).run();
  }

  /** Whether {@code table}, a file of {@code /etc/cron.d}, starts one of the jobs. */
  public static boolean starts(ImportFile table, List<ImportFile> jobs) {
    Set<String> started = new CronStarts(List.of(table)).jobs();
    return jobs.stream().map(UpstartJob::name).anyMatch(started::contains);
  }
}
