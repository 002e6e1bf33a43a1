package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that a file starts, out of its wrappers, which are listed from the outside in.
 *
 * <p>{@code program} is its name without folders; of a script run by an interpreter, of {@code
 * bundle exec} and {@code python -m} that of what they run. {@code word} is where that name stands,
 * {@code command} the whole command with wrappers and redirections. {@code shell}: a shell has read
 * it. {@code executed}: nothing stays around it, for each shell on the way was left by {@code
 * exec}. {@code last}: the shell that reads it may end with it, and has nothing to do with its
 * output. {@code group} holds those of one command line together.
 */
public record Started(
    Phase phase,
    int group,
    String program,
    Argument word,
    Span command,
    List<Argument> arguments,
    List<Argument> environment,
    List<Redirection> redirections,
    List<Wrapper> wrappers,
    Context context) {
  public Started {
    arguments = List.copyOf(arguments);
    environment = List.copyOf(environment);
    redirections = List.copyOf(redirections);
    wrappers = List.copyOf(wrappers);
  }

  /**
   * What is around the command. {@code background} is the {@code &} behind it; {@code name} is
   * where its first word stands, in front of which {@code exec} could be put.
   */
  public record Context(
      boolean shell,
      boolean executed,
      boolean last,
      boolean piped,
      boolean pipedInto,
      boolean inLoop,
      boolean inFunction,
      boolean inSubshell,
      boolean inCondition,
      boolean inBranch,
      String operator,
      Optional<Span> background,
      Span name,
      int depth) {}

  /** The same with {@code more} redirections behind its own. */
  Started with(List<Redirection> more) {
    List<Redirection> all = new ArrayList<>(redirections);
    all.addAll(more);
    return new Started(
        phase, group, program, word, command, arguments, environment, all, wrappers, context);
  }

  /** The wrapper of that name. */
  public Optional<Wrapper> wrapper(String name) {
    for (Wrapper wrapper : wrappers) {
      if (wrapper.name().equals(name)) {
        return Optional.of(wrapper);
      }
    }
    return Optional.empty();
  }

  public boolean isMain() {
    return phase == Phase.MAIN;
  }
}
