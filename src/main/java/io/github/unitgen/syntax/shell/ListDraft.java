package io.github.unitgen.syntax.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of pipelines joined by {@code &&} and {@code ||} that is still being read. */
final class ListDraft {
  /** A pipeline: the operator before it and its commands, including nested ones. */
  private record Item(String operator, List<CommandDraft> commands, boolean simple) {}

  private final List<Item> items = new ArrayList<>(1);
  private String operator = "";
  private int from;

  /** {@code from} is the index of its first command. */
  ListDraft(int from) {
    this.from = from;
  }

  /** Makes it an empty one, which starts at {@code from}. */
  void restart(int from) {
    items.clear();
    operator = "";
    this.from = from;
  }

  /**
   * Ends a pipeline with {@code sign}. If it is negated, the failure of its commands does not make
   * the shell fail.
   */
  void item(List<CommandDraft> all, boolean compound, boolean negated, String sign) {
    List<CommandDraft> own =
        from == all.size() - 1
            ? List.of(all.get(from))
            : List.copyOf(all.subList(Math.min(from, all.size()), all.size()));
    items.add(new Item(operator, own, own.size() == 1 && !compound));
    operator = sign;
    from = all.size();
    if (negated || !isEnded()) {
      own.forEach(command -> command.checked = true);
    }
  }

  /** Whether the pipeline added last ended the list. */
  boolean isEnded() {
    return !joins(operator);
  }

  /** Whether nothing has been added to it. */
  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Whether the list goes on after {@code sign}. */
  static boolean joins(String sign) {
    return sign.equals("&&") || sign.equals("||");
  }

  /** Whether it has more than one pipeline. */
  boolean isList() {
    return items.size() > 1;
  }

  ShellScan.AndOr list() {
    List<ShellScan.Item> made = new ArrayList<>();
    for (Item item : items) {
      made.add(
          new ShellScan.Item(
              item.operator(),
              item.simple() ? Optional.of(item.commands().get(0).command()) : Optional.empty()));
    }
    Item end = items.get(items.size() - 1);
    return new ShellScan.AndOr(made, end.commands().stream().anyMatch(command -> command.last));
  }
}
