package io.github.unitgen.importer.shared;

import io.github.unitgen.catalog.Programs;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Daemonizing;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A command whose program stays in the foreground, where its options are known.
 *
 * @param text the command
 * @param changes what was changed of it, a line for each change
 * @param isKnown whether the program is known, and all changes could be made
 * @param isBroughtBack whether the program would have left the foreground
 */
record Foreground(String text, List<String> changes, boolean isKnown, boolean isBroughtBack) {
  Foreground {
    changes = List.copyOf(changes);
  }

  /** Removes what puts a known program into the background, or has it write a PID file. */
  static Foreground of(String written) {
    List<Started> started = Commands.of(written).main();
    if (started.isEmpty()) {
      return new Foreground(written, List.of(), false, false);
    }
    String text = written;
    List<String> changes = new ArrayList<>();
    Started last = started.get(started.size() - 1);
    Map<Span, String> edits = new TreeMap<>(Comparator.comparingInt(Span::start).reversed());
    Daemonizing.of(last)
        .filter(Daemonizing::certain)
        .ifPresent(daemon -> edits.putAll(edits(last, daemon, written)));
    boolean leaves = !edits.isEmpty();
    for (Flags.Use use : Flags.of(last, Programs.Kind.PIDFILE)) {
      if (use.written().value().startsWith("-") && use.value().filter(""::equals).isEmpty()) {
        edits.put(use.span(), "");
      }
    }
    for (Map.Entry<Span, String> edit : edits.entrySet()) {
      Span span = edit.getKey();
      if (span.start() <= 0 || span.end() > text.length()) {
        return new Foreground(text, changes, false, false);
      }
      String gone = text.substring(span.start(), span.end());
      String instead = edit.getValue();
      boolean pid =
          instead.isEmpty()
              && !Daemonizing.of(last)
                  .flatMap(Daemonizing::removable)
                  .filter(span::equals)
                  .isPresent();
      changes.add(
          pid
              ? "`" + gone + "` is removed: the init tracks the process without a PID file"
              : instead.isEmpty()
                  ? "`" + gone + "` is removed: the program stays in the foreground"
                  : "`" + instead + "` is added: the program stays in the foreground");
      String before = text.substring(0, span.start());
      text =
          instead.isEmpty()
              ? before.stripTrailing() + text.substring(span.end())
              : before + (gone.isEmpty() ? " " : "") + instead + text.substring(span.end());
    }
    return new Foreground(text, changes, true, leaves);
  }

  /** Returns what to change of {@code started} for it to stay in the foreground. */
  private static Map<Span, String> edits(Started started, Daemonizing daemon, String text) {
    if (daemon.removable().isPresent()) {
      Span span = daemon.removable().get();
      boolean flag = span.end() <= text.length() && text.substring(span.start()).startsWith("-");
      return flag ? Map.of(span, "") : Map.of();
    }
    Programs.Kind kind =
        daemon.how() == Daemonizing.How.DEFAULT ? Programs.Kind.FORKS : Programs.Kind.DAEMONIZE;
    Optional<String> instead =
        started.known().stream()
            .flatMap(program -> program.flags(kind).stream())
            .filter(flag -> kind == Programs.Kind.FORKS || isUsed(started, flag))
            .findFirst()
            .flatMap(Programs.Flag::instead)
            .filter(option -> option.startsWith("-"));
    if (instead.isEmpty()) {
      return Map.of();
    }
    return kind == Programs.Kind.FORKS
        ? Map.of(Span.at(started.word().span().end()), instead.get())
        : Map.of(daemon.span(), instead.get());
  }

  private static boolean isUsed(Started started, Programs.Flag flag) {
    return Flags.of(started, Programs.Kind.DAEMONIZE).stream()
        .anyMatch(use -> use.flag().equals(flag));
  }
}
