package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Located;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The events that a job starts or stops on. {@code and} and {@code or} have the same precedence and
 * associate to the left: {@code a or b and c} is {@code (a or b) and c}. A tree can be as deep as
 * its text is long, so walk it with {@link #leaves} rather than by recursion.
 */
public sealed interface Events permits Events.Event, Events.Pair {
  /** Both or either of two sides. */
  enum Operator {
    AND,
    OR
  }

  /**
   * One event. The arguments, in the order written, are positional values first, then {@code
   * KEY=VALUE} and {@code KEY!=VALUE}; values are globs.
   */
  record Event(Located<String> name, List<Located<String>> arguments) implements Events {
    public Event {
      arguments = List.copyOf(arguments);
    }
  }

  /** Two sides and the operator that joins them. */
  record Pair(Operator operator, Events left, Events right) implements Events {}

  /** Returns the events without their operators, in the order written; at least one. */
  default List<Event> leaves() {
    List<Event> found = new ArrayList<>();
    Deque<Events> waiting = new ArrayDeque<>();
    waiting.push(this);
    while (!waiting.isEmpty()) {
      Events next = waiting.pop();
      if (next instanceof Pair pair) {
        waiting.push(pair.right());
        waiting.push(pair.left());
      } else if (next instanceof Event event) {
        found.add(event);
      }
    }
    return found;
  }
}
