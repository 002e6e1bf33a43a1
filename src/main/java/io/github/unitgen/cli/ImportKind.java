package io.github.unitgen.cli;

import io.github.unitgen.importer.Importer;
import io.github.unitgen.importer.Retirement;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.lint.Importable;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.Recognizer;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.source.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of files that can be imported, each with its importer. */
enum ImportKind {
  PROCFILE("a Procfile"),
  UPSTART("an Upstart job"),
  SYSTEMD("a systemd unit"),
  SUPERVISORD("a supervisord configuration"),
  /** The table of one user. */
  CRONTAB("a crontab"),
  /** A table of the system, whose lines name users. */
  CRON_D("a system crontab");

  private final String one;

  ImportKind(String one) {
    this.one = one;
  }

  /** Runs the importer of this kind. */
  Imported run(ImportFiles.Found found, ImportRequest request) {
    return switch (this) {
      case PROCFILE -> Importer.procfile(found.files().get(0), found.envFiles(), request);
      case UPSTART -> Importer.jobs(found.files(), found.tables(), request);
      case SYSTEMD -> Importer.units(found.files(), found.links(), request);
      case SUPERVISORD -> Importer.supervisord(found.files(), request);
      case CRONTAB -> Importer.crontabs(found.files(), false, request);
      case CRON_D -> Importer.crontabs(found.files(), true, request);
    };
  }

  /** How what runs now ends; {@code kept}: the paths of files that are new. */
  Retirement retire(ImportFiles.Found found, Set<String> kept) {
    return switch (this) {
      case PROCFILE -> Retirement.ofProcfile();
      case UPSTART -> Retirement.ofJobs(found.files(), found.tables(), kept);
      case SYSTEMD -> Retirement.ofUnits(found.files(), found.links(), kept);
      case SUPERVISORD -> Retirement.ofSupervisord(found.files());
      case CRONTAB -> Retirement.ofCrontabs(found.files(), false);
      case CRON_D -> Retirement.ofCrontabs(found.files(), true);
    };
  }

  /** Whether another init than the one of {@code target} runs such files. */
  boolean isOfOtherInit(Target target) {
    return this == UPSTART && target != Target.UPSTART
        || this == SYSTEMD && target == Target.UPSTART;
  }

  /** As it is written on the command line. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(ImportKind::id).toList();
  }

  static Optional<ImportKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }

  /** {@code a Procfile}. */
  String one() {
    return one;
  }

  /** {@code Procfile}. */
  String noun() {
    return one.substring(one.indexOf(' ') + 1);
  }

  /** Whether several files of this kind make one group. */
  boolean takesMany() {
    return switch (this) {
      case UPSTART, SYSTEMD, SUPERVISORD, CRONTAB, CRON_D -> true;
      case PROCFILE -> false;
    };
  }

  /** Whether {@code path}, found in a folder, may be a file to import. */
  static boolean isCandidate(String path) {
    return Recognizer.isUnitOrJob(path) || Importable.isCandidate(path);
  }

  /** Returns the kind of the file; {@code named}: named by the user, not found in a folder. */
  static Optional<ImportKind> of(Source source, boolean named) {
    Optional<Importable> tool = Importable.of(source);
    if (tool.isPresent()) {
      return Optional.of(
          switch (tool.get()) {
            case PROCFILE -> PROCFILE;
            case SUPERVISORD -> SUPERVISORD;
            case CRONTAB -> Importable.namesUsers(source) ? CRON_D : CRONTAB;
          });
    }
    Optional<Kind> kind = Recognizer.recognize(source, named).kind();
    return kind.filter(Kind.UPSTART::equals).isPresent()
        ? Optional.of(UPSTART)
        : kind.filter(Kind.SYSTEMD::equals).map(systemd -> SYSTEMD);
  }
}
