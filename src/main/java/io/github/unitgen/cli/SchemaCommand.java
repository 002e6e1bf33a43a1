package io.github.unitgen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code unitgen schema}: the JSON Schema of manifests. */
final class SchemaCommand {
  static final String NAME = "schema";

  private SchemaCommand() {}

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        new UsageMessageSpec()
            .description("Prints the JSON Schema (2020-12) of manifests, for editors."));
    return spec.addOption(Main.help());
  }

  static int run(Console console) {
    try (InputStream in =
        SchemaCommand.class.getResourceAsStream("/unitgen/schema/unitgen.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("the schema is missing from the jar");
      }
      console.out().print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitCode.DONE;
  }
}
