package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Parsed;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.files.Input;
import io.github.unitgen.files.IoReason;
import io.github.unitgen.files.Replacement;
import io.github.unitgen.files.WriteFailed;
import io.github.unitgen.importer.Fate;
import io.github.unitgen.importer.ImportFile;
import io.github.unitgen.importer.ImportRequest;
import io.github.unitgen.importer.Imported;
import io.github.unitgen.importer.Importer;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ManifestPrinter;
import io.github.unitgen.manifest.Names;
import io.github.unitgen.meaning.command.StopTimes;
import io.github.unitgen.report.ImportReport;
import io.github.unitgen.report.TextReporter;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code unitgen import}: a manifest of what other tools have. */
final class ImportCommand {
  private static final String PROCFILE = "Procfile";
  private static final String DOT_ENV = ".env";
  private static final int MOST_BYTES = 1 << 22;

  private final ImportOptions options;
  private final Console console;

  ImportCommand(ParseResult line, Console console) {
    this.options = new ImportOptions(line);
    this.console = console;
  }

  int run() throws Stop {
    options.check();
    String procfile = procfile();
    Path folder = folder(procfile);
    List<ImportFile> envFiles = envFiles(procfile, folder);
    ImportRequest request =
        new ImportRequest(
            options.name().orElse(name(folder)),
            Optional.of(folder.toString()),
            options.user(),
            options.formation(),
            options.port());
    Imported imported = Importer.procfile(file(procfile), envFiles, request);
    String manifest =
        imported
            .manifest()
            .map(ManifestPrinter::print)
            .orElseThrow(
                () -> Stop.failed(procfile + ": no process: a line of one is `name: command`"));
    check(manifest);
    write(manifest);
    report(manifest, imported);
    return imported.isWhole() ? ExitCode.DONE : ExitCode.FOUND;
  }

  private String procfile() throws Stop {
    String given = options.files().isEmpty() ? "." : options.files().get(0);
    if (!Files.isDirectory(console.directory().resolve(given))) {
      return given;
    }
    String inside = given.equals(".") ? PROCFILE : given + "/" + PROCFILE;
    if (!Files.exists(console.directory().resolve(inside))) {
      throw Stop.failed(given + ": has no Procfile; name the file to import");
    }
    return inside;
  }

  /** An absolute path. */
  private Path folder(String procfile) throws Stop {
    Path file = console.directory().resolve(procfile).toAbsolutePath().normalize();
    Path parent = file.getParent();
    if (parent == null) {
      throw Stop.failed(procfile + ": is no file");
    }
    return parent;
  }

  /** What foreman reads by itself lies beside the Procfile, and need not be there. */
  private List<ImportFile> envFiles(String procfile, Path folder) throws Stop {
    List<ImportFile> files = new ArrayList<>();
    for (String file : options.envFiles()) {
      files.add(file(file));
    }
    Path beside = folder.resolve(DOT_ENV);
    if (options.envFiles().isEmpty() && Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
      int name = procfile.lastIndexOf('/') + 1;
      files.add(file(procfile.substring(0, name) + DOT_ENV));
    }
    return files;
  }

  private ImportFile file(String path) throws Stop {
    Path file = console.directory().resolve(path).toAbsolutePath().normalize();
    return new ImportFile(read(path), file.toString());
  }

  private Source read(String path) throws Stop {
    Path file = console.directory().resolve(path);
    if (Files.isDirectory(file)) {
      throw Stop.failed(path + ": is a folder");
    }
    try (InputStream in = Input.open(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw Stop.failed(path + ": is longer than 4 MiB, and no file of variables or processes");
      }
      Source source = Source.of(path, bytes);
      if (source.firstInvalidByte() >= 0) {
        throw Stop.failed(
            path
                + ":"
                + source.lineAt(source.firstInvalidByte())
                + ": is not UTF-8, and a manifest is");
      }
      return source;
    } catch (IOException e) {
      throw Stop.failed(path + ": cannot read: " + IoReason.of(e));
    }
  }

  /** The name of the folder, with other signs where a unit could not have them. */
  private static String name(Path folder) {
    StringBuilder name = new StringBuilder();
    String.valueOf(folder.getFileName())
        .codePoints()
        .forEach(c -> name.append(Names.isNameCharacter(c) ? Character.toString(c) : "-"));
    while (!name.isEmpty() && "-.".indexOf(name.charAt(0)) >= 0) {
      name.deleteCharAt(0);
    }
    return name.isEmpty() ? "app" : name.toString();
  }

  /** What cannot be rendered is not written. */
  private void check(String manifest) throws Stop {
    Source source = new Source(options.output().orElse("manifest.yml"), manifest);
    Parsed<Manifest> read = StopTimes.read(List.of(source), List.of());
    List<Diagnostic> errors =
        read.problems().stream().filter(p -> p.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw Stop.failed(
          "the manifest would have errors, and is not written\n"
              + new TextReporter(console.colour()).report(errors).stripTrailing());
    }
  }

  private void write(String manifest) throws Stop {
    if (options.output().isEmpty()) {
      return;
    }
    String output = options.output().get();
    Path file = console.directory().resolve(output);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !options.force()) {
      throw Stop.failed(output + ": is there already; --force replaces it");
    }
    try {
      Replacement.put(file, manifest);
    } catch (WriteFailed e) {
      throw Stop.failed(e.summary());
    }
  }

  /** Beside a manifest on the output the report goes to the errors. */
  private void report(String manifest, Imported imported) {
    ImportReport report =
        new ImportReport(
            manifest,
            items(imported, Fate.Outcome.CARRIED),
            items(imported, Fate.Outcome.APPROXIMATED),
            items(imported, Fate.Outcome.NOT_CARRIED));
    if (options.json()) {
      console.out().print(report.json());
    } else if (options.output().isPresent()) {
      console.out().print("wrote " + options.output().get() + "\n\n" + report.text());
    } else {
      console.out().print(manifest);
      console.err().print(report.text());
    }
  }

  private static List<ImportReport.Item> items(Imported imported, Fate.Outcome outcome) {
    return imported.fates().stream()
        .filter(fate -> fate.outcome() == outcome)
        .map(fate -> new ImportReport.Item(fate.at(), fate.setting(), fate.become()))
        .toList();
  }
}
