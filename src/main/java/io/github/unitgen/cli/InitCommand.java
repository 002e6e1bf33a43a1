package io.github.unitgen.cli;

import io.github.unitgen.files.Input;
import io.github.unitgen.importer.Starter;
import io.github.unitgen.manifest.ManifestDraft;
import io.github.unitgen.manifest.ManifestPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** {@code unitgen init}: a first manifest. */
final class InitCommand {
  private static final int MOST_BYTES = 1 << 20;

  private final InitOptions options;
  private final Console console;

  InitCommand(ParseResult line, Console console) {
    this.options = new InitOptions(line);
    this.console = console;
  }

  int run() throws Stop {
    options.check();
    Path folder = console.directory().resolve(options.folder());
    if (!Files.isDirectory(folder)) {
      throw Stop.failed(options.folder() + ": no such folder");
    }
    String manifest = ManifestPrinter.print(draft(folder));
    if (options.output().isEmpty()) {
      console.out().print(manifest);
      return ExitCode.DONE;
    }
    String output = options.output().get();
    ImportCommand.write(console, output, manifest, options.force());
    console.out().println("wrote " + output);
    return ExitCode.DONE;
  }

  private ManifestDraft draft(Path folder) throws Stop {
    String prefix = options.folder().equals(".") ? "" : options.folder() + "/";
    String procfile = prefix + "Procfile";
    if (Files.isRegularFile(console.directory().resolve(procfile))) {
      ImportRun run = ImportRun.of(new ImportSources(line(procfile)), "manifest.yml", console);
      if (!run.isWhole()) {
        console
            .err()
            .println(
                "unitgen: "
                    + procfile
                    + ": not everything was carried over; `unitgen import "
                    + procfile
                    + "` shows the details");
      }
      return Starter.of(run.imported().manifest().orElseThrow(), "Procfile");
    }
    String path = folder.toAbsolutePath().normalize().toString();
    return Starter.of(ImportRun.nameAfter(path), path, name -> text(folder.resolve(name)));
  }

  private static ParseResult line(String procfile) {
    return new CommandLine(ImportOptions.spec()).parseArgs("-u", Starter.user(), "--", procfile);
  }

  /** Returns the text of a file; empty if it cannot be read. */
  private static Optional<String> text(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Input.open(file)) {
      return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
