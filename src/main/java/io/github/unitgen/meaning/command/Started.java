package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs;
import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.catalog.Programs.Program;
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
 * output. {@code group} holds those of one command line together. {@code known} is what the table
 * of programs knows of it: of {@code php artisan queue:work} that of the command, of {@code
 * /srv/shop/bin/jobs} that of {@code bin/jobs}.
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
    Context context,
    Optional<Program> known) {
  public Started {
    arguments = List.copyOf(arguments);
    environment = List.copyOf(environment);
    redirections = List.copyOf(redirections);
    wrappers = List.copyOf(wrappers);
  }

  /**
   * What is around the command. {@code background} is the {@code &} behind it; {@code name} is
   * where its first word stands, in front of which {@code exec} could be put. {@code function} is
   * the function in whose body it stands, or empty.
   */
  public record Context(
      boolean shell,
      boolean executed,
      boolean last,
      boolean piped,
      boolean pipedInto,
      boolean inLoop,
      String function,
      boolean inSubshell,
      boolean inCondition,
      boolean inBranch,
      String operator,
      Optional<Span> background,
      Span name,
      int depth) {
    public boolean inFunction() {
      return !function.isEmpty();
    }
  }

  /** The same with {@code more} redirections behind its own. */
  Started with(List<Redirection> more) {
    List<Redirection> all = new ArrayList<>(redirections);
    all.addAll(more);
    return new Started(
        phase,
        group,
        program,
        word,
        command,
        arguments,
        environment,
        all,
        wrappers,
        context,
        known);
  }

  /** What the table of programs knows of a program called so, or so in its folder. */
  static Optional<Program> known(Argument word, List<Argument> arguments) {
    Optional<Program> found = Programs.find(word.base());
    if (found.isEmpty()) {
      found = Programs.find(inFolder(word.value()));
    }
    return found.isPresent() && found.get().hasCommands()
        ? Optional.of(found.get().command(arguments.stream().map(Argument::value).toList()))
        : found;
  }

  /** Whether the table of programs says so of it, whatever its flags. */
  public boolean is(Kind kind) {
    return known.isPresent() && known.get().is(kind);
  }

  /** Its name, with that of its command or folder where the table knows it by them. */
  public String title() {
    return known
        .map(Program::name)
        .filter(name -> name.indexOf(' ') > 0 || name.indexOf('/') > 0)
        .orElse(program);
  }

  /** The name of a program and that of its folder. */
  private static String inFolder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(path.lastIndexOf('/', slash - 1) + 1);
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
