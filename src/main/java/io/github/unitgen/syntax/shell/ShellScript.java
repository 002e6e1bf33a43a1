package io.github.unitgen.syntax.shell;

import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Map;

/**
 * A script read back part by part, as far as unitgen writes scripts: simple commands on lines of
 * their own, {@code (…)} around one, and {@code if [ -r FILE ]; then . FILE; fi}. Parsing is total
 * and linear; whatever else a shell would take is an {@link Unsupported} command.
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

  /** {@code name=value} in front of a command or alone. */
  public record Assignment(String name, ShellWord value) {}

  /** {@code (command)}: what it sets is forgotten after it. */
  public record Subshell(Span span, Simple command) implements Command {}

  /** {@code if [ -r tested ]; then . sourced; fi}. */
  public record SourceIfReadable(Span span, ShellWord tested, ShellWord sourced)
      implements Command {}

  /**
   * What is not understood: to the end of its line, or of the script where it may hold lines
   * itself.
   */
  public record Unsupported(Span span) implements Command {}

  /** Spans are offsets into {@code script}. */
  public static ShellScript parse(String script) {
    return new ShellScript(new ScriptParser(script).commands());
  }

  /** What the script does in a shell that starts with {@code environment}: see {@link ShellRun}. */
  public ShellRun run(Map<String, String> environment) {
    return ShellRun.of(this, environment);
  }
}
