package io.github.unitgen.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** The command line of {@code unitgen import}. */
final class ImportOptions {
  static final String NAME = "import";

  private static final List<String> FORMATS = List.of("text", "json");
  private static final int MOST_INSTANCES = 1000;
  private static final int LAST_PORT = 65_535;

  private final ParseResult line;

  ImportOptions(ParseResult line) {
    this.line = line;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage(
        new UsageMessageSpec()
            .description(
                "Makes a manifest of a Procfile and its .env files, and says of each setting whether"
                    + " it was carried over, how it changed, or what to do about it.")
            .footer(
                "",
                "Exit codes: 0 all carried over, some perhaps in another way, 1 something is not,",
                "2 wrong usage, 3 nothing to import, or could not do it."));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("A Procfile, or the folder it lies in. Default: the working folder.")
            .build());
    OptionSpecs.text(
        spec, "FILE", "Write the manifest to FILE, not to the output.", "-o", "--output");
    OptionSpecs.flag(spec, "Replace FILE if it is there.", "--force");
    OptionSpecs.texts(
        spec,
        "FILE",
        "Read variables from FILE too; a later one wins. Default: .env beside the Procfile.",
        "--env");
    OptionSpecs.text(
        spec,
        "FORMATION",
        "How many of each process, as foreman counts: web=2,worker=3; all=1 for the others.",
        "-m",
        "--formation");
    OptionSpecs.text(
        spec,
        "PORT",
        "The port of the first process; each next one is 100 higher. Default: PORT of .env, or 5000.",
        "-p",
        "--port");
    OptionSpecs.text(
        spec,
        "NAME",
        "What stands before the names of units and jobs. Default: the name of the folder.",
        "--name");
    OptionSpecs.text(spec, "USER", "The user of the processes.", "-u", "--user");
    OptionSpecs.word(spec, "FORMAT", "text or json. Default: text.", FORMATS, "--format");
    return spec.addOption(OptionSpecs.help());
  }

  /** Refuses what does not fit together. */
  void check() throws Stop {
    if (files().size() > 1) {
      throw Stop.usage("one Procfile at a time: each is a group of its own");
    }
    String format = line.matchedOptionValue("--format", "text");
    if (!FORMATS.contains(format)) {
      throw Stop.usage("--format is text or json, not `" + format + "`");
    }
    if (force() && output().isEmpty()) {
      throw Stop.usage("--force replaces the file of -o, and there is none");
    }
    formation();
    port();
  }

  List<String> files() {
    return line.matchedPositionals().isEmpty() ? List.of() : line.matchedPositional(0).getValue();
  }

  Optional<String> output() {
    return Optional.ofNullable(line.matchedOptionValue("-o", (String) null));
  }

  boolean force() {
    return line.matchedOptionValue("--force", false);
  }

  boolean json() {
    return line.matchedOptionValue("--format", "text").equals("json");
  }

  /** Empty for the file beside the Procfile. */
  List<String> envFiles() {
    return line.matchedOptionValue("--env", List.of());
  }

  Optional<String> name() {
    return Optional.ofNullable(line.matchedOptionValue("--name", (String) null));
  }

  Optional<String> user() {
    return Optional.ofNullable(line.matchedOptionValue("-u", (String) null));
  }

  Map<String, Integer> formation() throws Stop {
    Map<String, Integer> formation = new LinkedHashMap<>();
    String given = line.matchedOptionValue("-m", "");
    for (String pair : given.isEmpty() ? List.<String>of() : List.of(given.split(",", -1))) {
      int sign = pair.indexOf('=');
      OptionalInt count =
          sign < 0 ? OptionalInt.empty() : number(pair.substring(sign + 1).strip(), MOST_INSTANCES);
      if (sign < 1 || count.isEmpty()) {
        throw Stop.usage(
            "-m is like `web=2,worker=3`, with numbers from 0 to "
                + MOST_INSTANCES
                + ", not `"
                + pair
                + "`");
      }
      formation.put(pair.substring(0, sign).strip(), count.getAsInt());
    }
    return formation;
  }

  OptionalInt port() throws Stop {
    String given = line.matchedOptionValue("-p", "");
    OptionalInt port = given.isEmpty() ? OptionalInt.empty() : number(given, LAST_PORT);
    if (!given.isEmpty() && (port.isEmpty() || port.getAsInt() == 0)) {
      throw Stop.usage("-p is a port from 1 to " + LAST_PORT + ", not `" + given + "`");
    }
    return port;
  }

  private static OptionalInt number(String text, int most) {
    boolean digits =
        !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int value = digits ? Integer.parseInt(text) : -1;
    return value >= 0 && value <= most ? OptionalInt.of(value) : OptionalInt.empty();
  }
}
