package io.github.unitgen.cli;

import io.github.unitgen.manifest.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code unitgen schema}: the JSON Schema of manifests, or of the linter's configuration. */
final class SchemaCommand {
  static final String NAME = "schema";

  private static final List<String> FILES = List.of("manifest", "config");

  private SchemaCommand() {}

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        Helps.of(
            "Prints the JSON Schema (2020-12) of the manifest or configuration, for editors.",
            "unitgen schema > unitgen.schema.json",
            "unitgen schema config > unitgen-config.schema.json"));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("0..1")
            .type(String.class)
            .completionCandidates(FILES)
            .description("manifest, or config (for .unitgen.yml). Default: manifest.")
            .build());
    return spec.addOption(OptionSpecs.help());
  }

  static int run(ParseResult line, Console console) throws Stop {
    String file = line.matchedPositionalValue(0, "manifest");
    if (!FILES.contains(file)) {
      String near =
          Nearest.of(file, FILES).map(word -> "; did you mean `" + word + "`?").orElse("");
      throw Stop.usage("unknown schema `" + file + "`: expected manifest or config" + near);
    }
    String name = file.equals("config") ? "unitgen-config" : "unitgen";
    try (InputStream in =
        SchemaCommand.class.getResourceAsStream("/unitgen/schema/" + name + ".schema.json")) {
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
