package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs;
import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.catalog.Programs.Program;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that a file starts, without its wrappers.
 *
 * @param phase the phase in which it runs
 * @param group the number of its command line, shared by all programs of that line
 * @param program its name without folders; for a script run by an interpreter, {@code bundle exec}
 *     and {@code python -m}, the name of what they run
 * @param word the word with that name
 * @param command the whole command with wrappers and redirections
 * @param arguments the words after the name
 * @param environment the assignments before the command
 * @param redirections the redirections of the command and of the shells around it
 * @param wrappers the wrappers, from the outside in
 * @param context the surroundings of the command
 * @param known the entry in the table of programs: that of the command for {@code php artisan
 *     queue:work}, that of {@code bin/jobs} for {@code /srv/shop/bin/jobs}
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
   * The surroundings of a command.
   *
   * @param shell whether a shell has read it
   * @param executed whether no process stays around it, since each shell on the way was left by
   *     {@code exec}
   * @param last whether the shell that reads it may end with it and does not handle its output
   * @param piped whether its input is a pipe
   * @param pipedInto whether its output is a pipe
   * @param inLoop whether it is in a loop
   * @param function the function whose body contains it, or empty
   * @param inSubshell whether it is in a subshell
   * @param inCondition whether it is run only to see whether it fails, as after {@code if}
   * @param inBranch whether it is in one of several branches
   * @param operator the {@code &&} or {@code ||} before it, or empty
   * @param background the {@code &} after it
   * @param name the place of its first word, before which {@code exec} can be inserted
   * @param depth the number of texts of {@code sh -c} around it
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

  /** Returns the program with {@code more} redirections after its own. */
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

  /**
   * Returns the entry in the table of programs for the name of the program, or for its name with
   * its folder.
   */
  static Optional<Program> known(Argument word, List<Argument> arguments) {
    Optional<Program> found = Programs.find(word.base());
    if (found.isEmpty() && word.value().indexOf('/') >= 0) {
      found = Programs.find(inFolder(word.value()));
    }
    return found.isPresent() && found.get().hasCommands()
        ? Optional.of(found.get().command(arguments.stream().map(Argument::value).toList()))
        : found;
  }

  /** Whether {@code kind} applies to it according to the table of programs, whatever its flags. */
  public boolean is(Kind kind) {
    return known.isPresent() && known.get().is(kind);
  }

  /** Returns its name, with that of its command or folder if the table has an entry for them. */
  public String title() {
    return known
        .map(Program::name)
        .filter(name -> name.indexOf(' ') > 0 || name.indexOf('/') > 0)
        .orElse(program);
  }

  /** Returns the name of a program with that of its folder. */
  private static String inFolder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(path.lastIndexOf('/', slash - 1) + 1);
  }

  /** Returns the wrapper of that name. */
  public Optional<Wrapper> wrapper(String name) {
    for (int i = 0; i < wrappers.size(); i++) { // without an iterator for each command
      if (wrappers.get(i).name().equals(name)) {
        return Optional.of(wrappers.get(i));
      }
    }
    return Optional.empty();
  }

  public boolean isMain() {
    return phase == Phase.MAIN;
  }
}
