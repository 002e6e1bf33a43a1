package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.catalog.Programs.Program;
import io.github.unitgen.catalog.Reactions;
import io.github.unitgen.catalog.Reactions.Effect;
import io.github.unitgen.catalog.Reactions.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A reaction of the main program to a signal that a supervisor does not expect.
 *
 * @param program the program
 * @param effect the reaction
 * @param certain whether no option, variable or file that is unknown here can change it
 * @param instead the signal to send instead, without SIG
 */
public record Reaction(Started program, Effect effect, boolean certain, String instead) {

  /** Returns the reaction if it is one of {@code effects}; {@code signal} is a name without SIG. */
  public static Optional<Reaction> of(
      Commands commands, String signal, Supplier<Surroundings> around, Set<Effect> effects) {
    for (Started started : commands.main()) {
      Optional<Program> known = started.known();
      if (known.isPresent()) {
        for (Fact fact : Reactions.of(known.get().name())) {
          if (effects.contains(fact.effect()) && fact.signals().contains(signal)) {
            return of(started, fact, around.get());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Reaction> of(Started started, Fact fact, Surroundings around) {
    if (fact.unless().stream().anyMatch(word -> isSaid(word, started, around))) {
      return Optional.empty();
    }
    boolean configured =
        around.configuration().isEmpty() && !Flags.of(started, Kind.CONFIG).isEmpty();
    boolean needed =
        fact.needs().isEmpty() || fact.needs().stream().anyMatch(has(started)::contains);
    if (!needed && !configured) {
      return Optional.empty();
    }
    boolean variables = fact.unless().stream().anyMatch(word -> !word.startsWith("-"));
    boolean open =
        !fact.unless().isEmpty()
            && (configured || variables && around.hasMore() || !isLiteral(started));
    return Optional.of(new Reaction(started, fact.effect(), needed && !open, fact.instead()));
  }

  /**
   * Whether {@code word} applies: a flag may also be in the configuration, a variable also before
   * the command.
   */
  private static boolean isSaid(String word, Started started, Surroundings around) {
    if (!word.startsWith("-")) {
      return around.variables().contains(word)
          || Stream.concat(started.environment().stream(), started.arguments().stream())
              .anyMatch(set -> set.value().startsWith(word + "="))
          || started.wrappers().stream()
              .flatMap(wrapper -> wrapper.arguments().stream())
              .anyMatch(set -> set.value().startsWith(word + "="));
    }
    return has(started).contains(word)
        || around.configuration().filter(text -> text.contains(word.substring(2))).isPresent();
  }

  private static List<String> has(Started started) {
    return started.arguments().stream().map(Argument::value).toList();
  }

  private static boolean isLiteral(Started started) {
    return started.arguments().stream().allMatch(Argument::literal);
  }
}
