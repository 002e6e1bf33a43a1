package io.github.unitgen.render.upstart;

import io.github.unitgen.manifest.Command;
import io.github.unitgen.manifest.EnvFile;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.render.ShellVariables;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.shell.ShellQuoting;
import io.github.unitgen.syntax.shell.ShellWord;
import io.github.unitgen.syntax.upstart.UpstartQuoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the commands of a process as {@code exec} lines where Upstart's grammar can hold them, and
 * as scripts where only a shell can: for line breaks, for what depends on the instance (of all
 * stanzas only exec expands a variable), and for files of variables.
 */
final class JobCommands {
  /** The variable that {@code instance $index} names. */
  static final String INDEX = "index";

  /** In characters of up to four bytes: execve(2) takes no word of 128 KiB (MAX_ARG_STRLEN). */
  private static final int LONGEST_WORD = 32_000;

  private final ProcessSpec process;
  private final List<String> preamble = new ArrayList<>();
  private final List<UpstartText> environment = new ArrayList<>();

  JobCommands(ProcessSpec process) {
    this.process = process;
    process
        .directory()
        .filter(directory -> directory.value().hasInstance())
        .ifPresent(directory -> preamble.add("cd " + scriptWord(directory.value())));
    for (EnvVar variable : process.env()) {
      String name = variable.name().value();
      Text value = variable.value().value();
      if (fitsStanza(name, value)) {
        String text = value.with("");
        String written =
            UpstartQuoting.canQuote(text) ? UpstartQuoting.quoted(text) : UpstartQuoting.env(text);
        environment.add(UpstartText.of(name + "=" + written));
      } else {
        preamble.add("export " + name + "=" + scriptWord(value));
      }
    }
    files();
    port();
  }

  /** Upstart sets UPSTART_ variables itself, over what an env stanza says, and a shell others. */
  private static boolean fitsStanza(String name, Text value) {
    return !value.hasInstance()
        && UpstartQuoting.canEnv(value.with(""))
        && !name.startsWith("UPSTART_")
        && !ShellVariables.isSetByShell(name);
  }

  private void files() {
    if (process.envFiles().isEmpty()) {
      return;
    }
    preamble.add("set -a");
    for (EnvFile file : process.envFiles()) {
      String path = scriptWord(file.path());
      preamble.add(
          file.optional() ? "if [ -r " + path + " ]; then . " + path + "; fi" : ". " + path);
    }
    preamble.add("set +a");
  }

  private void port() {
    if (process.port().isEmpty()) {
      return;
    }
    int port = process.port().getAsInt();
    if (process.hasInstances()) {
      // In quotes: the IFS of a file of variables would split the number.
      preamble.add("export PORT=\"$((" + (port - 1) + " + " + INDEX + "))\"");
    } else {
      environment.add(UpstartText.of("PORT=" + port));
    }
  }

  /** {@code env} stanzas, each {@code NAME=value}. */
  List<UpstartText> environment() {
    return List.copyOf(environment);
  }

  /** The line behind {@code exec}; empty where it takes a script. */
  Optional<UpstartText> exec() {
    return preamble.isEmpty() ? execLine(process.command()) : Optional.empty();
  }

  /** The body of the main script; it ends in {@code exec}, so that no shell stays. */
  UpstartText script() {
    return script(List.of("exec " + words(process.command().words())));
  }

  /** The line behind {@code pre-start exec}; empty where there is none or it takes a script. */
  Optional<UpstartText> preStartExec() {
    return preamble.isEmpty() && process.preStart().size() == 1
        ? execLine(process.preStart().get(0))
        : Optional.empty();
  }

  /** The body of the pre-start script; {@code sh -e} ends it at the first failure. */
  UpstartText preStartScript() {
    List<String> lines = new ArrayList<>();
    for (Command command : process.preStart()) {
      String program = command.program().value().with("1");
      // A bare name could be a builtin of the shell; behind exec it is a program.
      lines.add(
          ShellNames.isBuiltin(program)
              ? "(exec " + words(command.words()) + ")"
              : commandWords(command));
    }
    return script(lines);
  }

  private UpstartText script(List<String> commands) {
    List<String> lines = new ArrayList<>(preamble);
    lines.addAll(commands);
    if (lines.size() == 1 && lines.get(0).length() > LONGEST_WORD) {
      lines.add(0, "# Upstart hands a script of one line to the shell as one word: too long here.");
    }
    return UpstartText.of(String.join("\n", lines));
  }

  private static String commandWords(Command command) {
    Text program = command.program().value();
    List<Located<Text>> rest = command.words().subList(1, command.words().size());
    String first =
        program.hasInstance() ? scriptWord(program) : ShellQuoting.name(program.with(""));
    return rest.isEmpty() ? first : first + " " + words(rest);
  }

  private static Optional<UpstartText> execLine(Command command) {
    List<String> written = new ArrayList<>();
    for (Located<Text> word : command.words()) {
      Optional<String> text = execWord(word.value(), written.isEmpty());
      if (text.isEmpty()) {
        return Optional.empty();
      }
      written.add(text.get());
    }
    String line = String.join(" ", written);
    return Optional.of(UpstartText.of(line)).filter(text -> line.length() <= LONGEST_WORD);
  }

  private static Optional<String> execWord(Text word, boolean first) {
    StringBuilder out = new StringBuilder();
    for (Text.Part part : word.parts()) {
      if (part instanceof Text.Literal literal) {
        if (!UpstartQuoting.canEnv(literal.text())) {
          return Optional.empty();
        }
        out.append(
            first
                ? UpstartQuoting.exec(List.of(literal.text()))
                : UpstartQuoting.execWord(literal.text()));
      } else {
        out.append("\"$" + INDEX + "\"");
      }
    }
    return Optional.of(out.isEmpty() ? "''" : out.toString());
  }

  private static String words(List<Located<Text>> words) {
    return String.join(" ", words.stream().map(word -> scriptWord(word.value())).toList());
  }

  private static String scriptWord(Text text) {
    List<ShellWord.Part> parts = new ArrayList<>();
    for (Text.Part part : text.parts()) {
      parts.add(
          part instanceof Text.Literal literal
              ? new ShellWord.Literal(literal.text())
              : new ShellWord.Variable(INDEX));
    }
    return ShellQuoting.scriptWord(parts);
  }
}
