package io.github.unitgen.render.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Command;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.ManifestRule;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.render.init.ShellVariables;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.syntax.systemd.UnitQuoting;
import io.github.unitgen.syntax.systemd.UnitQuoting.Piece;
import io.github.unitgen.syntax.systemd.UnitQuoting.Specifier;
import io.github.unitgen.syntax.systemd.UnitVersions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the values of one process for a unit file, with the instance as {@code %i}. A value that
 * systemd cannot represent is reported at its place in the manifest and replaced by an empty text.
 */
final class SystemdValues {
  private static final SystemdText NONE = SystemdText.of("");

  /** LONG_LINE_MAX of systemd is 1 MiB, which includes the key. */
  private static final int LONGEST_LINE = (1 << 20) - "ExecStartPre=".length() - 1;

  /**
   * The variable before the first dollar sign of a word, since systemd would read a leading {@code
   * $$} as a variable. It is unset and therefore empty, but the word no longer begins with a dollar
   * sign.
   */
  private static final String NOTHING = "UNITGEN_EMPTY";

  private final ProcessSpec process;
  private final SystemdVersions versions;
  private final List<Diagnostic> problems;

  SystemdValues(ProcessSpec process, SystemdVersions versions, List<Diagnostic> problems) {
    this.process = process;
    this.versions = versions;
    this.problems = problems;
  }

  /** Returns {@code NAME=value}, quoted if necessary. */
  SystemdText assignment(EnvVar variable) {
    String name = variable.name().value();
    if (addsPort(process) && ShellVariables.isSetByAnyShell(name)) {
      notCarried(
          variable.name().at(),
          "this variable is overwritten by the shell that computes the port",
          "remove it, or remove `port`");
    }
    if (name.equals(NOTHING) && !versions.haveSince(Since.DOLLARS_FIRST)) {
      notCarried(variable.name().at(), "this variable is reserved by unitgen", "rename it");
    }
    if (!carried(variable.value()) || !takesControls(variable.value())) {
      return NONE;
    }
    String written = UnitQuoting.environment(name, pieces(variable.value().value()));
    if (!LongLines.canFit("Environment=" + written, versions)) {
      notCarried(
          variable.value().at(),
          "systemd before 235 truncates this line after 2047 bytes: it has no space to wrap at",
          "put the value in a file of `env_files`");
    }
    return SystemdText.of(written);
  }

  /**
   * Whether the versions accept control characters: older ones ignore such a variable, and log it.
   */
  private boolean takesControls(Located<Text> value) {
    String text = value.value().with("1");
    String free =
        versions.haveSince(Since.LINE_BREAKS_IN_VARIABLES)
            ? text.replace("\n", "").replace("\t", "")
            : text;
    boolean takes =
        versions.haveSince(Since.CONTROLS_IN_VARIABLES)
            || free.chars().noneMatch(c -> c < ' ' || c == 0x7F);
    if (!takes) {
      notCarried(
          value.at(),
          versions + " ignores a variable that contains this control character",
          "remove it, or let the program read the value from a file");
    }
    return takes;
  }

  /** Returns one word of a list of {@code key}. */
  SystemdText word(String word, String key) {
    return carried(new Located<>(Text.of(word), process.at(key)))
        ? SystemdText.of(UnitQuoting.word(word))
        : NONE;
  }

  /** Returns a value that systemd neither unquotes nor splits, such as a path. */
  SystemdText raw(Text text, Place at) {
    return SystemdText.of(rawText(text, at));
  }

  /** Like {@link #raw}, for a part of a longer value. */
  String rawText(Text text, Place at) {
    StringBuilder out = new StringBuilder();
    for (Text.Part part : text.parts()) {
      out.append(
          part instanceof Text.Literal literal
              ? literal.text().replace("%", "%%")
              : "%" + specifier(part));
    }
    if (!UnitQuoting.canRaw(text.with("1"))) {
      notCarried(
          at,
          "this value cannot be written to a unit file",
          "remove a backslash at its end and Unicode noncharacters");
      return "";
    }
    return out.toString();
  }

  /**
   * Returns a command of the process. An instance with a port gets it from a shell that becomes the
   * program, since a unit file cannot add.
   */
  SystemdText exec(Command command) {
    if (!command.words().stream().allMatch(this::carried)) {
      return NONE;
    }
    String line =
        addsPort(process)
            ? portShell() + words(command.words(), true)
            : needsEnv(command, process, versions) ? byEnv(command) : direct(command);
    checkWords(command);
    if (line.getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE) {
      notCarried(
          command.at(),
          "systemd rejects a unit with a line longer than 1 MiB",
          "put long arguments in a file");
    }
    return SystemdText.of(line);
  }

  /** Reports words that are too long: a line can be broken at its spaces only. */
  private void checkWords(Command command) {
    if (versions.haveSince(Since.LONG_LINES)) {
      return;
    }
    for (Located<Text> word : command.words()) {
      String written = UnitQuoting.execWord(pieces(word.value()), false, true);
      if (!LongLines.canFit("ExecStartPre=" + written)) {
        notCarried(
            word.at(),
            "systemd before 235 truncates this line after 2047 bytes: it has no space to wrap at",
            "put it in a file");
      }
    }
  }

  /** Whether a shell adds the number of the instance to the port. */
  static boolean addsPort(ProcessSpec process) {
    return process.program().port().isPresent() && process.hasInstances();
  }

  /** Returns the script of that shell; {@code instance} is a number, or the specifier for one. */
  static String portScript(ProcessSpec process, String instance) {
    int before = process.program().beforePorts();
    return "export PORT=$((" + before + " + " + instance + ")); exec \"$0\" \"$@\"";
  }

  private String portShell() {
    String[] around = portScript(process, "\n").split("\n", -1);
    List<Piece> script =
        List.of(
            new UnitQuoting.Text(around[0]), new Specifier('i'), new UnitQuoting.Text(around[1]));
    return "/bin/sh -c " + UnitQuoting.execWord(script, false, true) + " ";
  }

  private String byEnv(Command command) {
    Located<Text> program = command.program();
    if (program.value().with("1").contains("=")) {
      notCarried(
          program.at(),
          "env(1) would read this program as an assignment",
          "write its absolute path");
    }
    return "/usr/bin/env " + words(command.words(), true);
  }

  private String direct(Command command) {
    Located<Text> program = command.program();
    String name = program.value().with("1");
    if (!UnitQuoting.canProgram(name)) {
      notCarried(
          program.at(),
          "systemd rejects this program name",
          "remove quotes, backslashes, control characters, and - @ : + ! | at the start");
      return "";
    }
    boolean dollars = !name.contains("$") || !versions.haveSince(Since.NO_DOLLARS);
    List<Located<Text>> arguments = command.words().subList(1, command.words().size());
    return (dollars ? "" : ":")
        + UnitQuoting.execWord(pieces(program.value()), true, dollars)
        + (arguments.isEmpty() ? "" : " ")
        + words(arguments, dollars);
  }

  /**
   * Returns the PATH of the manifest, if a bare program is looked up in it and systemd can do so.
   */
  Optional<SystemdText> searchPath() {
    return searchPath(process, versions).map(path -> raw(path.value(), path.at()));
  }

  static Optional<Located<Text>> searchPath(ProcessSpec process, SystemdVersions versions) {
    if (!versions.haveSince(Since.EXEC_SEARCH_PATH)) {
      return Optional.empty();
    }
    boolean lookedUp =
        process.program().command().isLookedUp()
            || process.program().preStart().stream().anyMatch(Command::isLookedUp);
    return path(process)
        .map(EnvVar::value)
        .filter(path -> lookedUp && isSearchPath(path.value()) && !addsPort(process));
  }

  /**
   * Whether env(1) must start the program, because systemd does not look it up where the child
   * would, or misreads its path.
   */
  static boolean needsEnv(Command command, ProcessSpec process, SystemdVersions versions) {
    Text program = command.program().value();
    if (command.isLookedUp()) {
      return !versions.haveSince(UnitVersions.BARE_PROGRAM) || !isFoundBySystemd(process, versions);
    }
    String path = program.with("1");
    boolean specifiers = !program.isLiteral() || path.contains("%");
    return specifiers && !versions.haveSince(Since.SPECIFIERS_IN_PROGRAM)
        || UnitQuoting.dollarChangesArgv0(path) && !versions.haveSince(Since.NO_DOLLARS);
  }

  /** Whether systemd itself looks a bare program up where the child would: in the same PATH. */
  private static boolean isFoundBySystemd(ProcessSpec process, SystemdVersions versions) {
    return path(process)
        .map(
            value ->
                versions.haveSince(Since.EXEC_SEARCH_PATH) && isSearchPath(value.value().value()))
        .orElse(true);
  }

  private static Optional<EnvVar> path(ProcessSpec process) {
    return process.program().env().stream()
        .filter(v -> v.name().value().equals("PATH"))
        .findFirst();
  }

  /**
   * Whether the value consists of absolute paths of plain characters between colons
   * (systemd.exec(5), since 250).
   */
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

  private boolean carried(Located<Text> text) {
    boolean carried = UnitQuoting.canCarry(text.value().with("1"));
    if (!carried) {
      notCarried(
          text.at(),
          "systemd rejects a unit that contains a Unicode noncharacter",
          "remove it: noncharacters such as U+FFFE and U+FDD0 cannot be escaped");
    }
    return carried;
  }

  private void notCarried(Place at, String message, String help) {
    problems.add(ManifestRule.UNSUPPORTED_VALUE.error(at, message, help));
  }

  private String words(List<Located<Text>> words, boolean dollars) {
    List<String> written = new ArrayList<>();
    for (Located<Text> word : words) {
      String text = UnitQuoting.execWord(pieces(word.value()), false, dollars);
      boolean hidden = text.startsWith("\"$$") && !versions.haveSince(Since.DOLLARS_FIRST);
      written.add(hidden ? "\"${" + NOTHING + "}" + text.substring(1) : text);
    }
    return String.join(" ", written);
  }

  private static char specifier(Text.Part placeholder) {
    return placeholder instanceof Text.Home ? 'h' : 'i';
  }

  static List<Piece> pieces(Text text) {
    List<Piece> pieces = new ArrayList<>();
    for (Text.Part part : text.parts()) {
      pieces.add(
          part instanceof Text.Literal literal
              ? new UnitQuoting.Text(literal.text())
              : new Specifier(specifier(part)));
    }
    return pieces;
  }
}
