package io.github.unitgen.meaning.command;

import io.github.unitgen.catalog.Programs.Flag;
import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.catalog.Programs.Program;
import io.github.unitgen.catalog.Programs.Value;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the flags of the table of programs among the words of a command. */
public final class Flags {
  private static final Set<String> YES = Set.of("yes", "true", "on", "1", "y");

  private Flags() {}

  /**
   * A flag in a command.
   *
   * @param program the name of the program in the table
   * @param flag the row of the table
   * @param written the word with the flag
   * @param value the value in the command, if any
   * @param span the flag and its value
   */
  public record Use(
      String program, Flag flag, Argument written, Optional<String> value, Span span) {
    /** Returns the flag without its value. */
    public String name() {
      return flag.written().startsWith("env:")
          ? flag.written().substring("env:".length())
          : flag.written().startsWith("text:")
              ? flag.written().substring("text:".length())
              : flag.written();
    }
  }

  /**
   * Returns the flags of {@code kind} among the words of the program and of the wrappers around it.
   */
  public static List<Use> of(Started started, Kind kind) {
    if (started.known().isEmpty() && !hasKnownWrapper(started)) {
      return List.of(); // for most commands
    }
    List<Use> found = new ArrayList<>(0);
    for (Wrapper wrapper : started.wrappers()) {
      if (wrapper.known().isPresent()) {
        uses(wrapper.known().get(), kind, wrapper.arguments(), List.of(), found);
      }
    }
    if (started.known().isPresent()) {
      uses(started.known().get(), kind, started.arguments(), started.environment(), found);
    }
    return found;
  }

  private static boolean hasKnownWrapper(Started started) {
    List<Wrapper> wrappers = started.wrappers();
    for (int i = 0; i < wrappers.size(); i++) { // without an iterator for each command
      if (wrappers.get(i).known().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static void uses(
      Program program,
      Kind kind,
      List<Argument> arguments,
      List<Argument> environment,
      List<Use> found) {
    for (Flag flag : program.flags(kind)) {
      if (flag.written().startsWith("env:")) {
        variable(program, flag, environment)
            .or(() -> variable(program, flag, arguments))
            .ifPresent(found::add);
      } else if (!flag.written().equals("*")) {
        use(program, flag, arguments).ifPresent(found::add);
      }
    }
  }

  private static Optional<Use> variable(Program program, Flag flag, List<Argument> words) {
    String start = flag.written().substring("env:".length()) + "=";
    for (Argument word : words) {
      if (word.value().startsWith(start)) {
        String value = word.value().substring(start.length());
        if (flag.value() != Value.YES || isYes(value)) {
          return Optional.of(new Use(program.name(), flag, word, Optional.of(value), word.span()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Use> use(Program program, Flag flag, List<Argument> words) {
    if (flag.written().startsWith("text:")) {
      String part = flag.written().substring("text:".length());
      for (Argument word : words) {
        if (word.value().contains(part)) {
          return Optional.of(new Use(program.name(), flag, word, Optional.empty(), word.span()));
        }
      }
      return Optional.empty();
    }
    boolean several = flag.written().indexOf(' ') >= 0;
    boolean option = flag.written().startsWith("-");
    for (int at = 0; at < words.size(); at++) {
      if (option && words.get(at).value().equals("--")) {
        break;
      }
      Optional<Use> found =
          several ? several(program, flag, words, at) : single(program, flag, words, at);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Use> several(Program program, Flag flag, List<Argument> words, int at) {
    String[] parts = flag.written().split(" ", -1);
    if (at + parts.length > words.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < parts.length; i++) {
      if (!words.get(at + i).value().equals(parts[i])) {
        return Optional.empty();
      }
    }
    Argument first = words.get(at);
    Span span = cover(first, words.get(at + parts.length - 1));
    return Optional.of(new Use(program.name(), flag, first, Optional.empty(), span));
  }

  private static Optional<Use> single(Program program, Flag flag, List<Argument> words, int at) {
    Argument word = words.get(at);
    String name = flag.written();
    String text = word.value();
    boolean takes = flag.value() != Value.NONE;
    boolean optional = flag.value() == Value.OPTIONAL;
    if (text.equals(name)) {
      if (!takes || optional) {
        return Optional.of(new Use(program.name(), flag, word, Optional.empty(), word.span()));
      }
      if (at + 1 >= words.size()) {
        return Optional.empty();
      }
      Argument next = words.get(at + 1);
      return given(program, flag, word, next.value(), cover(word, next));
    }
    if (name.length() > 2 && text.startsWith(name + "=")) {
      String value = text.substring(name.length() + 1);
      // `--daemon=no` of a flag without a value does not start a daemon either.
      boolean counts = takes || kindCounts(value);
      return counts ? given(program, flag, word, value, word.span()) : Optional.empty();
    }
    boolean sticks = takes && !optional && name.length() == 2 && name.charAt(0) == '-';
    return sticks && text.startsWith(name)
        ? given(program, flag, word, text.substring(2), word.span())
        : Optional.empty();
  }

  private static Optional<Use> given(
      Program program, Flag flag, Argument word, String value, Span span) {
    if (flag.value() == Value.BOOL && !isYes(value)) {
      return Optional.empty();
    }
    return Optional.of(new Use(program.name(), flag, word, Optional.of(value), span));
  }

  private static boolean kindCounts(String value) {
    return value.isEmpty() || isYes(value);
  }

  static boolean isYes(String value) {
    return YES.contains(value.toLowerCase(Locale.ROOT));
  }

  private static Span cover(Argument first, Argument last) {
    int start = Math.min(first.span().start(), last.span().start());
    return new Span(start, Math.max(first.span().end(), last.span().end()));
  }
}
