package io.github.unitgen.meaning.command;

import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Job;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command that has Upstart do something with another job: {@code stop sidekiq index=1}, {@code
 * initctl stop sidekiq}, or {@code up sidekiq index=1} if the script defines {@code up} and passes
 * its arguments to {@code start}.
 *
 * @param verb the command of initctl
 * @param job the word that names the job
 * @param span the verb with the initctl before it, or the name of the function
 * @param given the words after the job, without options
 */
public record JobControl(String verb, Argument job, Span span, List<Argument> given) {
  private static final Set<String> VERBS =
      Set.of("start", "stop", "restart", "reload", "status", "emit");

  /** The most functions that call functions: nobody writes more by hand. */
  private static final int DEEPEST = 6;

  public JobControl {
    given = List.copyOf(given);
  }

  /**
   * Reads a command. Returns empty for other commands, and if the command is about the job that
   * runs it.
   */
  public static Optional<JobControl> of(JobInput file, Started started) {
    Commands commands = Commands.of(file);
    Started command = started;
    List<Argument> words = started.arguments();
    int depth = 0;
    for (; commands.functions().contains(command.word().value()); depth++) {
      Optional<Started> inner = commands.handedOn(command);
      if (inner.isEmpty() || depth == DEEPEST) {
        return Optional.empty();
      }
      command = inner.get();
      words = Positional.filledIn(command.arguments(), words);
    }
    boolean initctl = command.program().equals("initctl");
    int at = initctl ? next(words, 0) : 0;
    if (initctl && at == words.size()) {
      return Optional.empty();
    }
    Argument verb = initctl ? words.get(at) : plain(command);
    int job = next(words, initctl ? at + 1 : 0);
    if (!VERBS.contains(verb.value()) || job == words.size()) {
      return Optional.empty();
    }
    int end = depth == 0 ? verb.span().end() : started.word().span().end();
    Span span = new Span(started.word().span().start(), end);
    List<Argument> given =
        words.subList(job + 1, words.size()).stream()
            .filter(word -> !word.value().startsWith("-"))
            .toList();
    return Optional.of(new JobControl(verb.value(), words.get(job), span, given));
  }

  /** Whether the job has no process of its own and starts others. */
  public static boolean isManager(JobInput job) {
    if (job.job().command(Job.Phase.MAIN).isPresent()) {
      return false;
    }
    for (Started started : Commands.of(job).in(Phase.PRE_START)) {
      if (of(job, started).filter(control -> control.verb().equals("start")).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Returns the program as a word without its folder. */
  private static Argument plain(Started started) {
    return new Argument(started.program(), started.word().span(), started.word().literal());
  }

  private static int next(List<Argument> words, int from) {
    int at = from;
    while (at < words.size() && words.get(at).value().startsWith("-")) {
      at++;
    }
    return at;
  }
}
