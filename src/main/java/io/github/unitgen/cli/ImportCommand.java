package io.github.unitgen.cli;

import io.github.unitgen.files.Replacement;
import io.github.unitgen.files.WriteFailed;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import picocli.CommandLine.ParseResult;

/** {@code unitgen import}: a manifest of what other tools have. */
final class ImportCommand {
  private final ImportOptions options;
  private final Console console;

  ImportCommand(ParseResult line, Console console) {
    this.options = new ImportOptions(line);
    this.console = console;
  }

  int run() throws Stop {
    options.check();
    ImportRun run =
        ImportRun.of(options.sources(), options.output().orElse("manifest.yml"), console);
    if (options.output().isPresent()) {
      write(console, options.output().get(), run.manifest(), options.force());
    }
    report(run);
    return run.isWhole() ? ExitCode.DONE : ExitCode.FOUND;
  }

  /** Writes a manifest; one that is there is replaced only by {@code force}. */
  static void write(Console console, String name, String manifest, boolean force) throws Stop {
    Path file = console.directory().resolve(name);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !force) {
      throw Stop.failed(name + ": already exists; --force replaces it");
    }
    try {
      Replacement.put(file, manifest);
    } catch (WriteFailed e) {
      throw Stop.failed(e.summary());
    }
  }

  /** Beside a manifest on the output the report goes to the errors. */
  private void report(ImportRun run) {
    if (options.json()) {
      console.out().print(run.report().json());
    } else if (options.output().isPresent()) {
      console.out().print("wrote " + options.output().get() + "\n\n" + run.report().text());
    } else {
      console.out().print(run.manifest());
      console.err().print(run.report().text());
    }
  }
}
