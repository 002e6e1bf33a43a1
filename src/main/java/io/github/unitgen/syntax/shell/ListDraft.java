package io.github.unitgen.syntax.shell;

import io.github.unitgen.syntax.shell.ShellScan.Inside;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of pipelines with {@code &&} and {@code ||} between them while it is read. */
final class ListDraft {
  /** A pipeline: the operator in front of it and its commands, those inside of them too. */
  private record Item(String operator, List<CommandDraft> commands, boolean simple) {}

  private final List<Item> items = new ArrayList<>();
  private String operator = "";
  private int from;

  /** {@code from} is the index of its first command. */
  ListDraft(int from) {
    this.from = from;
  }

  /** Ends a pipeline with {@code sign}; what fails in it is no failure of the shell if negated. */
  void item(List<CommandDraft> all, boolean compound, boolean negated, String sign) {
    List<CommandDraft> own = List.copyOf(all.subList(Math.min(from, all.size()), all.size()));
    items.add(new Item(operator, own, own.size() == 1 && !compound));
    operator = sign;
    from = all.size();
    if (negated || !isEnded()) {
      own.forEach(command -> command.inside.add(Inside.CHECKED));
    }
  }

  /** Whether what has been added last was the last of the list. */
  boolean isEnded() {
    return !operator.equals("&&") && !operator.equals("||");
  }

  /** Whether it is more than one pipeline. */
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
