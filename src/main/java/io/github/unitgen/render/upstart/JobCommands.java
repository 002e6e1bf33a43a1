package io.github.unitgen.render.upstart;

import io.github.unitgen.manifest.Command;
import io.github.unitgen.manifest.EnvFile;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.render.init.ShellVariables;
import io.github.unitgen.source.Located;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.shell.ShellQuoting;
import io.github.unitgen.syntax.shell.ShellWord;
import io.github.unitgen.syntax.upstart.AsUser;
import io.github.unitgen.syntax.upstart.UpstartQuoting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes the commands of a process as {@code exec} lines if Upstart's grammar can represent them,
 * and as scripts if only a shell can: for line breaks, for text that depends on the instance (only
 * exec expands a variable), and for environment files. If Upstart does not set the user, the exec
 * line or the whole script follows the words that do.
 */
final class JobCommands {
  /** The variable that {@code instance $index} names. */
  static final String INDEX = "index";

  /**
   * The limit in characters of up to four bytes: execve(2) refuses a word of 128 KiB
   * (MAX_ARG_STRLEN).
   */
  private static final int LONGEST_WORD = 32_000;

  /** MAX_ARG_STRLEN without the NUL. */
  private static final int MAX_STRING = 131_071;

  /** The words that run a script like Upstart's own. */
  static final List<String> SHELL = List.of("/bin/sh", "-e", "-c");

  /**
   * Variables that glibc reads, besides LD_…, to load or read files, and ignores when a program
   * changes its user (ld.so(8)).
   */
  private static final Set<String> READ_BY_LIBC = Set.of("GCONV_PATH", "LOCPATH", "NLSPATH");

  private static final List<String> MAKE = List.of("/usr/bin/install", "-d", "-m", "755");

  private final ProcessSpec process;
  private final List<Command> preStart;
  private final List<String> folders = new ArrayList<>();
  private final List<String> account;
  private final List<String> preamble = new ArrayList<>();
  private final List<UpstartText> environment = new ArrayList<>();
  private boolean tooLong;

  /**
   * Writes the commands of {@code process}. {@code account} is the {@code user:group} that the job
   * has to switch to, if Upstart does not; {@code startSeconds} is the limit of each command before
   * the start.
   */
  JobCommands(ProcessSpec process, Optional<String> account, OptionalLong startSeconds) {
    this.process = process;
    this.account = account.map(AsUser::words).orElse(List.of());
    this.preStart =
        process.program().preStart().stream()
            .map(command -> bounded(command, startSeconds))
            .toList();
    process.folders().forEach(folder -> folders.add(making(folder, account)));
    process
        .program()
        .directory()
        .filter(directory -> !isStanza(process, directory.value()))
        .ifPresent(directory -> preamble.add("cd " + scriptWord(directory.value())));
    for (EnvVar variable : process.program().env()) {
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

  /** Whether the {@code chdir} stanza can hold the directory; it also affects the pre-start. */
  static boolean isStanza(ProcessSpec process, Text directory) {
    return !directory.hasInstance() && !process.runsInFolder();
  }

  /**
   * Returns the command that creates a folder, by the path of its program: the PATH of the job is
   * the user's, and root creates the folders.
   */
  private static String making(Text folder, Optional<String> account) {
    List<String> words = new ArrayList<>(MAKE);
    account.ifPresent(
        names ->
            words.addAll(
                List.of(
                    "-o",
                    names.substring(0, names.indexOf(':')),
                    "-g",
                    names.substring(names.indexOf(':') + 1))));
    return String.join(" ", words) + " " + scriptWord(folder);
  }

  private static Command bounded(Command command, OptionalLong seconds) {
    if (seconds.isEmpty()) {
      return command;
    }
    List<Located<Text>> words = new ArrayList<>();
    for (String word :
        List.of("/usr/bin/timeout", "-s", "KILL", Long.toString(seconds.getAsLong()))) {
      words.add(new Located<>(Text.of(word), command.at()));
    }
    words.addAll(command.words());
    return new Command(words, command.shell(), command.at());
  }

  /**
   * Whether an env stanza can set the variable: Upstart itself overrides UPSTART_ variables, and a
   * shell overrides others.
   */
  private boolean fitsStanza(String name, Text value) {
    // Programs that set the user run as root, so they must not load files that the user can write.
    boolean isForUserOnly = name.startsWith("LD_") || READ_BY_LIBC.contains(name);
    return !value.hasInstance()
        && (account.isEmpty() || !isForUserOnly)
        && UpstartQuoting.canEnv(value.with(""))
        && !name.startsWith("UPSTART_")
        && !ShellVariables.isSetByShell(name);
  }

  private void files() {
    if (process.program().envFiles().isEmpty()) {
      return;
    }
    preamble.add("set -a");
    for (EnvFile file : process.program().envFiles()) {
      String path = scriptWord(file.path());
      preamble.add(
          file.optional() ? "if [ -r " + path + " ]; then . " + path + "; fi" : ". " + path);
    }
    preamble.add("set +a");
  }

  private void port() {
    if (process.program().port().isEmpty()) {
      return;
    }
    int port = process.program().port().getAsInt();
    if (process.hasInstances()) {
      // Quoted, since the IFS of an environment file would split the number.
      int before = process.program().beforePorts();
      preamble.add("export PORT=\"$((" + before + " + " + INDEX + "))\"");
    } else {
      environment.add(UpstartText.of("PORT=" + port));
    }
  }

  /** Returns the {@code env} stanzas, each {@code NAME=value}. */
  List<UpstartText> environment() {
    return List.copyOf(environment);
  }

  /** Returns the line after {@code exec}; empty if the command needs a script. */
  Optional<UpstartText> exec() {
    return isPlain(process.program().command())
        ? execLine(process.program().command())
        : Optional.empty();
  }

  /**
   * Whether the command needs no script; env, after the account, would read a word with = as an
   * assignment.
   */
  private boolean isPlain(Command command) {
    boolean assigns = command.program().value().with("1").contains("=");
    return preamble.isEmpty() && (account.isEmpty() || !assigns);
  }

  /**
   * Returns the body of the main script, which ends in {@code exec}, so that the shell does not
   * stay.
   */
  UpstartText script() {
    Command command = process.program().command();
    return isPlain(command)
        ? body(List.of("exec " + words(behindAccount(command))))
        : body(asUser(List.of("exec " + words(command.words()))));
  }

  /**
   * Returns the line after {@code pre-start exec}; empty if there are no commands or they need a
   * script.
   */
  Optional<UpstartText> preStartExec() {
    return folders.isEmpty() && preStart.size() == 1 && isPlain(preStart.get(0))
        ? execLine(preStart.get(0))
        : Optional.empty();
  }

  /** Whether any command runs before the start. */
  boolean hasPreStart() {
    return !preStart.isEmpty() || !folders.isEmpty();
  }

  /** Returns the body of the pre-start script; {@code sh -e} ends it at the first failure. */
  UpstartText preStartScript() {
    List<String> script = new ArrayList<>(folders);
    if (!account.isEmpty() && preStart.size() == 1 && isPlain(preStart.get(0))) {
      script.add("exec " + words(behindAccount(preStart.get(0))));
      return body(script);
    }
    List<String> lines = new ArrayList<>();
    for (Command command : preStart) {
      String program = command.program().value().with("1");
      // A bare name could be a builtin of the shell; after exec it is a program.
      lines.add(
          ShellNames.isBuiltin(program)
              ? "(exec " + words(command.words()) + ")"
              : commandWords(command));
    }
    if (!lines.isEmpty()) {
      script.addAll(asUser(lines));
    }
    return body(script);
  }

  /**
   * Returns the preamble and {@code commands}, run as the user, who also reads the environment
   * files.
   */
  private List<String> asUser(List<String> commands) {
    List<String> lines = Stream.concat(preamble.stream(), commands.stream()).toList();
    if (account.isEmpty()) {
      return lines;
    }
    String script = "\n" + String.join("\n", lines) + "\n";
    tooLong |= script.getBytes(StandardCharsets.UTF_8).length > MAX_STRING;
    Stream<String> shell = Stream.concat(account.stream(), SHELL.stream());
    return List.of(
        "exec "
            + String.join(" ", shell.map(ShellQuoting::scriptWord).toList())
            + " "
            + ShellQuoting.scriptWord(script));
  }

  private List<Located<Text>> behindAccount(Command command) {
    List<Located<Text>> words = new ArrayList<>();
    account.forEach(word -> words.add(new Located<>(Text.of(word), command.at())));
    words.addAll(command.words());
    return words;
  }

  /** Whether a script written so far exceeds execve(2)'s limit for one word. */
  boolean isTooLong() {
    return tooLong;
  }

  private static UpstartText body(List<String> commands) {
    List<String> lines = new ArrayList<>(commands);
    if (lines.size() == 1 && lines.get(0).length() > LONGEST_WORD) {
      lines.add(
          0, "# Upstart passes a one-line script to the shell as one argument: too long here.");
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

  private Optional<UpstartText> execLine(Command command) {
    List<String> written = new ArrayList<>();
    for (Located<Text> word : behindAccount(command)) {
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
