package io.github.unitgen.meaning.upstart;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Events;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobFile.Script;
import io.github.unitgen.syntax.upstart.JobFile.Words;
import java.util.List;
import java.util.Optional;

/** The events that start and stop a job, as far as its own file shows them. */
public final class Boot {
  private Boot() {}

  /** Whether the file holds everything about the job, and Upstart accepts it. */
  public static boolean isWhole(JobInput job) {
    return !job.override() && job.file().error().isEmpty();
  }

  /**
   * Returns the place to report something that the job lacks: the stanza of its main process, else
   * its first stanza.
   */
  public static Optional<Span> anchor(JobInput job) {
    Optional<Span> first = Optional.empty();
    Optional<Span> main = Optional.empty();
    for (JobFile.Stanza stanza : job.file().stanzas()) {
      Optional<Span> head = head(stanza);
      first = first.or(() -> head);
      boolean starts =
          stanza instanceof Words words && words.name().equals("exec")
              || stanza instanceof Script script && script.name().equals("script");
      main = starts ? head : main;
    }
    return main.isPresent() ? main : first;
  }

  private static Optional<Span> head(JobFile.Stanza stanza) {
    if (stanza instanceof Words words) {
      return Optional.of(words.words().get(0).span());
    }
    return stanza instanceof Script script
        ? Optional.of(script.head().get(0).span())
        : Optional.empty();
  }

  /** Returns the events of an expression, or an empty list if there is no expression. */
  public static List<Events.Event> leaves(Optional<Events> events) {
    return events.map(Events::leaves).orElse(List.of());
  }

  /** Whether the last expression of {@code stanza} waits for more than one event. */
  public static boolean waits(JobInput job, String stanza) {
    Optional<Words> last = job.file().last(stanza, "on");
    return last.isPresent()
        && last.get().words().stream().anyMatch(word -> word.written().equals("and"));
  }

  /**
   * Returns the argument of an event for {@code key}, by name or at {@code position}, or empty if
   * it has none.
   */
  public static Optional<Located<String>> value(Events.Event event, String key, int position) {
    List<Located<String>> arguments = event.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i).value();
      boolean named = argument.startsWith(key + "=") || argument.startsWith(key + "!=");
      if (named || i == position && argument.indexOf('=') < 0) {
        return Optional.of(arguments.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the job that {@code starting}, {@code started}, {@code stopping} or {@code stopped}
   * names, or empty for another event or if it names no job.
   */
  public static Optional<Located<String>> job(Events.Event event) {
    return switch (event.name().value()) {
      case "starting", "started", "stopping", "stopped" ->
          value(event, "JOB", 0)
              .filter(job -> !job.value().contains("!="))
              .map(
                  job ->
                      new Located<>(job.value().substring(job.value().indexOf('=') + 1), job.at()));
      default -> Optional.empty();
    };
  }
}
