package io.github.unitgen.render.systemd;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Command;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.render.ShellVariables;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import io.github.unitgen.syntax.systemd.UnitQuoting.Piece;
import io.github.unitgen.syntax.systemd.UnitQuoting.Specifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the values of one process for a unit file, the instance as {@code %i}. What systemd cannot
 * carry is reported at its place in the manifest, and an empty text stands in for it.
 */
final class SystemdValues {
  private static final SystemdText NONE = SystemdText.of("");

  private final ProcessSpec process;
  private final List<Diagnostic> problems;

  SystemdValues(ProcessSpec process, List<Diagnostic> problems) {
    this.process = process;
    this.problems = problems;
  }

  /** {@code NAME=value}, quoted where it must be. */
  SystemdText assignment(EnvVar variable) {
    String name = variable.name().value();
    if (countsPorts() && ShellVariables.isSetByShell(name)) {
      problems.add(
          ManifestRule.NOT_CARRIED.error(
              variable.name().at(),
              "the shell that adds the port sets this variable itself",
              "drop it, or `port`"));
    }
    return carried(variable.value())
        ? SystemdText.of(UnitQuoting.environment(name, pieces(variable.value().value())))
        : NONE;
  }

  /** A value that systemd neither unquotes nor splits, such as a path. */
  SystemdText raw(Text text, Place at) {
    return SystemdText.of(rawText(text, at));
  }

  /** As {@link #raw}, to be put together with more. */
  String rawText(Text text, Place at) {
    StringBuilder out = new StringBuilder();
    for (Text.Part part : text.parts()) {
      out.append(part instanceof Text.Literal literal ? literal.text().replace("%", "%%") : "%i");
    }
    if (!UnitQuoting.canRaw(text.with("1"))) {
      notCarried(at, "a line of a unit file cannot hold this value");
      return "";
    }
    return out.toString();
  }

  /**
   * A command of the process. An instance with a port gets it from a shell that becomes the
   * program: a unit file cannot add.
   */
  SystemdText exec(Command command) {
    if (!carriedProgram(command)) {
      return NONE;
    }
    if (countsPorts()) {
      String before = Integer.toString(process.port().getAsInt() - 1);
      return SystemdText.of(
          "/bin/sh -c \"export PORT=$$(("
              + before
              + " + %i)); exec \\\"$$0\\\" \\\"$$@\\\"\" "
              + words(command.words(), true));
    }
    if (needsEnv(command)) {
      return SystemdText.of("/usr/bin/env " + words(command.words(), true));
    }
    Text program = command.program().value();
    boolean dollars = !program.with("1").contains("$");
    List<Located<Text>> arguments = command.words().subList(1, command.words().size());
    return SystemdText.of(
        (dollars ? "" : ":")
            + UnitQuoting.execWord(pieces(program), true, dollars)
            + (arguments.isEmpty() ? "" : " ")
            + words(arguments, dollars));
  }

  private boolean countsPorts() {
    return process.port().isPresent() && process.hasInstances();
  }

  /** The PATH of the manifest, where a bare program is looked up in it and systemd can do so. */
  Optional<SystemdText> searchPath() {
    boolean lookedUp =
        process.command().isLookedUp() || process.preStart().stream().anyMatch(Command::isLookedUp);
    return path(process)
        .filter(value -> lookedUp && isSearchPath(value.value().value()))
        .map(value -> raw(value.value().value(), value.value().at()));
  }

  /** Whether the program must be found by env(1): in a PATH that ExecSearchPath= does not take. */
  private boolean needsEnv(Command command) {
    return command.isLookedUp() && !isFoundBySystemd(process);
  }

  /** Whether systemd itself looks a bare program up where the child would: in the same PATH. */
  static boolean isFoundBySystemd(ProcessSpec process) {
    return path(process).map(value -> isSearchPath(value.value().value())).orElse(true);
  }

  private static Optional<EnvVar> path(ProcessSpec process) {
    return process.env().stream().filter(v -> v.name().value().equals("PATH")).findFirst();
  }

  /** Absolute paths of plain characters between colons (systemd.exec(5), since 250). */
  private static boolean isSearchPath(Text value) {
    String path = value.with("1");
    for (String folder : path.split(":", -1)) {
      boolean plain =
          folder.startsWith("/")
              && !("/" + folder + "/").contains("/../")
              && !UnitQuoting.needsQuotes(folder);
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  private boolean carriedProgram(Command command) {
    boolean carried = true;
    for (Located<Text> word : command.words()) {
      carried &= carried(word);
    }
    Located<Text> program = command.program();
    if (carried && !UnitQuoting.canProgram(program.value().with("1"))) {
      notCarried(
          program.at(),
          "systemd takes no program of this name: it has a quote, backslash or prefix sign");
      return false;
    }
    if (carried && needsEnv(command) && program.value().with("1").contains("=")) {
      notCarried(program.at(), "env(1) would take this program for an assignment");
      return false;
    }
    return carried;
  }

  private boolean carried(Located<Text> text) {
    boolean carried = UnitQuoting.canCarry(text.value().with("1"));
    if (!carried) {
      notCarried(text.at(), "systemd refuses a unit with a Unicode noncharacter in it");
    }
    return carried;
  }

  private void notCarried(Place at, String message) {
    problems.add(ManifestRule.NOT_CARRIED.error(at, message, "change the value"));
  }

  private static String words(List<Located<Text>> words, boolean dollars) {
    List<String> written = new ArrayList<>();
    for (Located<Text> word : words) {
      written.add(UnitQuoting.execWord(pieces(word.value()), false, dollars));
    }
    return String.join(" ", written);
  }

  static List<Piece> pieces(Text text) {
    List<Piece> pieces = new ArrayList<>();
    for (Text.Part part : text.parts()) {
      pieces.add(
          part instanceof Text.Literal literal
              ? new UnitQuoting.Text(literal.text())
              : new Specifier('i'));
    }
    return pieces;
  }

  /** Whole seconds as a bare number, else milliseconds. */
  static String duration(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? Long.toString(duration.toSeconds())
        : duration.toMillis() + "ms";
  }
}
