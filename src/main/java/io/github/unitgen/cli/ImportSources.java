package io.github.unitgen.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The part of a command line that says what to import, and how. */
final class ImportSources {
  private static final int MOST_INSTANCES = 1000;
  private static final int LAST_PORT = 65_535;

  /** The options that apply only to a Procfile. */
  private static final List<String> OF_PROCFILES = List.of("--env", "-m", "-p");

  private final ParseResult line;

  ImportSources(ParseResult line) {
    this.line = line;
  }

  /** The files, and what else {@code import} and {@code migrate} take. */
  static void add(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("Files of one kind, or their folders. Default: the current directory.")
            .build());
    OptionSpecs.word(
        spec,
        "KIND",
        "The kind of the files: "
            + String.join(", ", ImportKind.ids())
            + ". Default: detected from names and contents. In folders, files of other kinds"
            + " are skipped.",
        ImportKind.ids(),
        "--kind");
    OptionSpecs.text(
        spec,
        "NAME",
        "The name of the group, or the prefix of its names. Default: the name of the only file or"
            + " of the folder.",
        "--name");
    OptionSpecs.text(spec, "USER", "The user of processes whose files set none.", "-u", "--user");
    OptionGroups.add(spec, "Options for a Procfile:", ImportSources::addOfProcfiles);
  }

  private static void addOfProcfiles(CommandSpec spec) {
    OptionSpecs.texts(
        spec,
        "FILE",
        "Read variables from FILE instead of .env next to the Procfile; the last FILE wins.",
        "--env");
    OptionSpecs.text(
        spec,
        "FORMATION",
        "The count of each process, as in foreman: web=2,worker=3; all=1 for all others.",
        "-m",
        "--formation");
    OptionSpecs.text(
        spec,
        "PORT",
        "The port of the first process; each further process gets 100 more. Default: the"
            + " variable PORT, or 5000.",
        "-p",
        "--port");
  }

  /** Refuses what no file can make right. */
  void check() throws Stop {
    kind();
    formation();
    port();
  }

  /** Refuses what files of {@code kind} cannot be asked for. */
  void check(ImportKind kind) throws Stop {
    for (String option : OF_PROCFILES) {
      if (kind != ImportKind.PROCFILE && line.hasMatchedOption(option)) {
        throw Stop.usage(option + " applies to a Procfile, but this is " + kind.one());
      }
    }
  }

  /** Returns the command without files. */
  String command() {
    String name = "unitgen " + line.commandSpec().name();
    return name + text("--to").map(target -> " --to " + target).orElse("");
  }

  List<String> files() {
    return line.matchedPositionals().isEmpty() ? List.of() : line.matchedPositional(0).getValue();
  }

  /** Returns the kind of the files, if set. */
  Optional<ImportKind> kind() throws Stop {
    Optional<String> given = text("--kind");
    Optional<ImportKind> kind = given.flatMap(ImportKind::of);
    if (given.isPresent() && kind.isEmpty()) {
      throw Stop.usage(
          "--kind: expected one of "
              + String.join(", ", ImportKind.ids())
              + ", got `"
              + given.get()
              + "`");
    }
    return kind;
  }

  /** Empty for the file beside the Procfile. */
  List<String> envFiles() {
    return line.matchedOptionValue("--env", List.of());
  }

  Optional<String> name() {
    return text("--name");
  }

  Optional<String> user() {
    return text("-u");
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
            "-m: expected counts from 0 to "
                + MOST_INSTANCES
                + " such as `web=2,worker=3`, got `"
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
      throw Stop.usage("-p: expected a port from 1 to " + LAST_PORT + ", got `" + given + "`");
    }
    return port;
  }

  private static OptionalInt number(String text, int most) {
    boolean digits =
        !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int value = digits ? Integer.parseInt(text) : -1;
    return value >= 0 && value <= most ? OptionalInt.of(value) : OptionalInt.empty();
  }

  private Optional<String> text(String option) {
    return Optional.ofNullable(line.matchedOptionValue(option, (String) null));
  }
}
