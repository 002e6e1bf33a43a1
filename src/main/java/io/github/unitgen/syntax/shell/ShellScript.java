package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Map;

/**
 * A script read back part by part, as far as unitgen writes scripts: simple commands on lines of
 * their own, {@code (…)} around one, and {@code if [ -r FILE ]; then . FILE; fi}. Parsing accepts
 * any text, in linear time; anything else that a shell would accept is an {@link Unsupported}
 * command.
 */
public record ShellScript(List<Command> commands) {
  public ShellScript {
    commands = List.copyOf(commands);
  }

  /** One command of the script. */
  public sealed interface Command {
    Span span();
  }

  /** Assignments, then a program or builtin and its arguments; one of the two may be empty. */
  public record Simple(Span span, List<Assignment> assignments, List<ShellWord> words)
      implements Command {
    public Simple {
      assignments = List.copyOf(assignments);
      words = List.copyOf(words);
    }
  }

  /** {@code name=value} before a command or alone. */
  public record Assignment(String name, ShellWord value) {}

  /** {@code (command)}: the variables and the directory that it sets are lost after it. */
  public record Subshell(Span span, Simple command) implements Command {}

  /** {@code if [ -r tested ]; then . sourced; fi}. */
  public record SourceIfReadable(Span span, ShellWord tested, ShellWord sourced)
      implements Command {}

  /**
   * An unsupported command: to the end of its line, or of the script if it may extend over lines.
   */
  public record Unsupported(Span span) implements Command {}

  /** Reads {@code script}; spans are offsets into it. */
  public static ShellScript parse(String script) {
    return new ShellScript(new ScriptParser(script).commands());
  }

  /**
   * Returns the effect of the script in a shell that starts with {@code environment}: see {@link
   * ShellRun}.
   */
  public ShellRun run(Map<String, String> environment) {
    return ShellRun.of(this, environment);
  }
}
