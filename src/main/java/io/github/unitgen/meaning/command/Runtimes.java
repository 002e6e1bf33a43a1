package io.github.unitgen.meaning.command;

import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.Environment.Variable;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The language runtime of the main process of a service. */
public final class Runtimes {
  private static final Set<String> COMPILE = Set.of("java", "node", "nodejs");
  private static final Set<String> RUBY =
      Set.of("ruby", "bundle", "sidekiq", "sidekiqswarm", "puma", "unicorn", "resque", "rake");

  /** Options that make a runtime interpret only. */
  private static final List<String> INTERPRET = List.of("-Xint", "--jitless");

  private Runtimes() {}

  /**
   * A runtime that generates machine code while it runs, and the place in the unit that shows it.
   */
  public record Compiler(String name, Span at) {}

  /** Returns the runtime of the main process if it generates machine code, or empty. */
  public static Optional<Compiler> compiler(UnitInput unit) {
    for (Started started : Commands.of(unit).main()) {
      String command = unit.file().source().slice(started.command());
      if (INTERPRET.stream().anyMatch(command::contains)) {
        continue;
      }
      if (COMPILE.contains(started.program())) {
        return Optional.of(new Compiler(started.program(), started.word().span()));
      }
      boolean ruby = RUBY.contains(started.program());
      for (Wrapper wrapper : started.wrappers()) {
        if (COMPILE.contains(wrapper.name())) {
          return Optional.of(new Compiler(wrapper.name(), wrapper.span()));
        }
        for (Argument flag : wrapper.arguments()) {
          if (wrapper.name().equals("ruby") && flag.value().equals("--yjit")) {
            return Optional.of(new Compiler("YJIT", flag.span()));
          }
        }
        ruby |= RUBY.contains(wrapper.name());
      }
      if (ruby) {
        return yjit(unit);
      }
    }
    return Optional.empty();
  }

  /** Reads the environment; the last assignment counts. */
  private static Optional<Compiler> yjit(UnitInput unit) {
    Optional<Compiler> found = Optional.empty();
    for (Variable variable : Environment.variables(unit, "Service")) {
      if (variable.name().equals("RUBY_YJIT_ENABLE")) {
        found =
            variable.value().equals("1")
                ? Optional.of(new Compiler("YJIT", variable.at()))
                : Optional.empty();
      }
    }
    return found;
  }

  /** Returns the place of the worker of an application, or of the runtime of its code. */
  public static Optional<Span> application(UnitInput unit) {
    Commands commands = Commands.of(unit);
    Optional<Span> worker = Workers.main(commands).map(started -> started.word().span());
    return worker.or(() -> compiler(unit).map(Compiler::at));
  }
}
