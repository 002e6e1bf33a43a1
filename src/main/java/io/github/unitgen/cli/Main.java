package io.github.unitgen.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program: reads the command line, runs one command, returns its exit code. */
public final class Main {
  private static final String OUT_OF_MEMORY =
      "out of memory: lint fewer files, or raise the limit (JAVA_TOOL_OPTIONS=-Xmx2g)";

  private Main() {}

  public static void main(String[] args) {
    // All is written and closed. An orderly exit would look for a logger first, from Java 21 on: 5
    // ms.
    Runtime.getRuntime().halt(run(args, Console.system()));
  }

  /**
   * Runs one command as a process of its own would, for build tools that run on the JVM, and
   * returns its exit code. Unlike {@link #main} it ends no program, and it reads nothing but files:
   * no standard input and no variables of the environment. Several threads can call it.
   *
   * @param words the command line, without the name of the program
   * @param directory the folder in which relative paths start
   * @param out receives standard output, without colour
   * @param err receives standard error
   */
  public static int run(List<String> words, Path directory, PrintWriter out, PrintWriter err) {
    InputStream nothing = InputStream.nullInputStream();
    Console console = new Console(nothing, out, err, directory, Map.of(), false);
    return run(words.toArray(String[]::new), console);
  }

  /** Runs one command; nothing outside {@code console} is touched but files. */
  static int run(String[] args, Console console) {
    int code;
    try {
      code = dispatch(args, console);
    } catch (Stop stop) {
      console.err().println("unitgen: " + stop.text());
      code = stop.code();
    } catch (OutOfMemoryError e) {
      console.err().println("unitgen: " + OUT_OF_MEMORY);
      code = ExitCode.FAILED;
    } catch (RuntimeException | StackOverflowError e) {
      console.err().println("unitgen: internal error; please report it with the stack trace below");
      e.printStackTrace(console.err());
      code = ExitCode.FAILED;
    }
    if (console.out().checkError() && !isReaderGone(console)) {
      console.err().println("unitgen: cannot write to standard output");
      code = ExitCode.FAILED;
    }
    console.err().flush();
    return code;
  }

  /** A reader that has seen enough, such as head, is no trouble. */
  private static boolean isReaderGone(Console console) {
    return console.out() instanceof PipePrinter pipe && pipe.isReaderGone();
  }

  private static int dispatch(String[] args, Console given) throws Stop {
    // A command that is named is the only one built: each costs some milliseconds. A manifest may
    // be called @x; there are no files of arguments.
    CommandLine line =
        new CommandLine(Program.spec(args.length > 0 ? List.of(args[0]) : List.of()))
            .setExpandAtFiles(false);
    ParseResult parsed;
    try {
      parsed = line.parseArgs(args);
    } catch (ParameterException e) {
      throw Stop.usage(WrongLine.message(e));
    }
    Console console = given.coloured(color(parsed));
    Ansi ansi = console.colour() ? Ansi.ON : Ansi.OFF;
    if (parsed.isVersionHelpRequested()) {
      return version(console);
    }
    if (!parsed.hasSubcommand()) {
      line.usage(console.out(), ansi);
      return ExitCode.DONE;
    }
    ParseResult command = parsed.subcommand();
    if (command.isUsageHelpRequested()) {
      command.commandSpec().commandLine().usage(console.out(), ansi);
      return ExitCode.DONE;
    }
    return switch (command.commandSpec().name()) {
      case CompareOptions.NAME -> new CompareCommand(command, console).run();
      case CompletionCommand.NAME -> CompletionCommand.run(command, console);
      case ExplainCommand.NAME -> ExplainCommand.run(command, console);
      case Program.HELP -> help(command, console, ansi);
      case Program.VERSION -> version(console);
      case ImportOptions.NAME -> new ImportCommand(command, console).run();
      case InitOptions.NAME -> new InitCommand(command, console).run();
      case LintCommand.NAME -> new LintCommand(command, console).run();
      case MigrateOptions.NAME -> new MigrateCommand(command, console).run();
      case RemoveCommand.NAME -> new RemoveCommand(command, console).run();
      case RenderCommand.NAME -> new RenderCommand(command, console).run();
      case RulesCommand.NAME -> RulesCommand.run(command, console);
      case SchemaCommand.NAME -> SchemaCommand.run(command, console);
      case VersionsCommand.NAME -> VersionsCommand.run(command, console);
      default -> throw new IllegalStateException(command.commandSpec().name());
    };
  }

  private static int version(Console console) {
    console.out().println("unitgen " + Program.version());
    return ExitCode.DONE;
  }

  private static int help(ParseResult line, Console console, Ansi ansi) throws Stop {
    CommandLine program = new CommandLine(Program.spec(List.of()));
    String name = line.matchedPositionalValue(0, "");
    if (name.isEmpty()) {
      program.usage(console.out(), ansi);
      return ExitCode.DONE;
    }
    CommandLine command = program.getSubcommands().get(name);
    if (command == null) {
      throw Stop.usage(
          WrongLine.unknownCommand(name, program.getCommandSpec())
              + " (`unitgen help` lists the commands)");
    }
    command.usage(console.out(), ansi);
    return ExitCode.DONE;
  }

  private static String color(ParseResult parsed) throws Stop {
    ParseResult last = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    String when = last.matchedOptionValue("--color", parsed.matchedOptionValue("--color", "auto"));
    if (!Console.COLOURS.contains(when)) {
      throw Stop.usage(
          "--color: expected one of "
              + String.join(", ", Console.COLOURS)
              + ", got `"
              + when
              + "`");
    }
    return when;
  }
}
