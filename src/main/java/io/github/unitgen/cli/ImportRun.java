package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.importer.shared.Fate;
import io.github.unitgen.importer.shared.ImportFile;
import io.github.unitgen.importer.shared.ImportRequest;
import io.github.unitgen.importer.shared.Imported;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.manifest.Names;
import io.github.unitgen.meaning.command.StopTimes;
import io.github.unitgen.report.ImportReport;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An import that gave a manifest which can be rendered.
 *
 * @param found what was imported
 * @param manifest the text of the manifest
 * @param imported what became of each setting
 */
record ImportRun(ImportFiles.Found found, String manifest, Imported imported) {
  /** Folders that are called after what they are for, not after what is in them. */
  private static final Set<String> GENERIC =
      Set.of("init", "system", "user", "systemd", "units", "etc", "conf.d", "supervisor", "cron.d");

  /** Imports what {@code sources} name; errors name the manifest {@code output}. */
  static ImportRun of(ImportSources sources, String output, Console console) throws Stop {
    return of(sources, output, draft -> draft, console);
  }

  /** The same with the manifest that {@code change} makes of what was imported. */
  static ImportRun of(
      ImportSources sources, String output, UnaryOperator<ManifestDraft> change, Console console)
      throws Stop {
    ImportFiles.Found found = ImportFiles.of(sources, console);
    sources.check(found.kind());
    found.skipped().forEach(text -> console.err().println("unitgen: " + text));
    boolean inFolder = found.kind() == ImportKind.PROCFILE;
    ImportRequest request =
        new ImportRequest(
            sources.name().orElseGet(() -> name(found)),
            inFolder ? Optional.of(found.folder()) : Optional.empty(),
            sources.user(),
            sources.formation(),
            sources.port());
    Imported imported = found.kind().run(found, request);
    if (imported.manifest().isEmpty()) {
      String none =
          inFolder ? "no process found; expected lines such as `web: bin/web`" : "no process found";
      ImportReport report = report("", imported);
      throw Stop.failed(
          found.files().get(0).source().name()
              + ": "
              + none
              + (imported.isWhole() ? "" : "\n" + report.text().stripTrailing()));
    }
    String manifest = ManifestPrinter.print(change.apply(imported.manifest().get()));
    check(new Source(output, manifest), console);
    return new ImportRun(found, manifest, imported);
  }

  /** After a single file, else after the folder. */
  private static String name(ImportFiles.Found found) {
    ImportFile first = found.files().get(0);
    boolean single =
        found.files().size() == 1 && found.kind().takesMany() && first.name().indexOf('.') > 0;
    return single ? asName(stem(first.name())) : nameAfter(found.folder());
  }

  /** A name for what lies in {@code folder}, an absolute path. */
  static String nameAfter(String folder) {
    String base = folder.substring(folder.lastIndexOf('/') + 1);
    return asName(GENERIC.contains(base) ? "" : base);
  }

  /** With other signs where no unit can have them. */
  private static String asName(String given) {
    StringBuilder name = new StringBuilder();
    given
        .codePoints()
        .forEach(c -> name.append(Names.isNameCharacter(c) ? Character.toString(c) : "-"));
    while (!name.isEmpty() && "-.".indexOf(name.charAt(0)) >= 0) {
      name.deleteCharAt(0);
    }
    return name.isEmpty() ? "app" : name.toString();
  }

  /** {@code sidekiq} of {@code sidekiq@.service}. */
  private static String stem(String file) {
    String stem = file.substring(0, file.lastIndexOf('.'));
    return stem.indexOf('@') > 0 ? stem.substring(0, stem.indexOf('@')) : stem;
  }

  /** Rejects a manifest that cannot be rendered. */
  private static void check(Source manifest, Console console) throws Stop {
    Parsed<Manifest> read = StopTimes.read(List.of(manifest), List.of());
    List<Diagnostic> errors =
        read.problems().stream().filter(p -> p.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw Stop.failed(
          "the manifest is not written, since it would have errors\n"
              + new TextReporter(console.style()).report(errors).stripTrailing());
    }
  }

  /** Whether all is carried over or approximated. */
  boolean isWhole() {
    return imported.isWhole();
  }

  /** Returns the report on each setting. */
  ImportReport report() {
    return report(manifest, imported);
  }

  private static ImportReport report(String manifest, Imported imported) {
    return new ImportReport(
        manifest,
        items(imported, Fate.Outcome.CARRIED),
        items(imported, Fate.Outcome.APPROXIMATED),
        items(imported, Fate.Outcome.NOT_CARRIED));
  }

  private static List<ImportReport.Item> items(Imported imported, Fate.Outcome outcome) {
    return imported.fates().stream()
        .filter(fate -> fate.outcome() == outcome)
        .map(fate -> new ImportReport.Item(fate.at(), fate.setting(), fate.become()))
        .toList();
  }
}
