package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How programs finish their work when they are told to stop. */
public final class Drains {
  private static final int COLUMNS = 7;

  private static final Map<String, Fact> BY_NAME = new HashMap<>();

  static {
    for (String[] row : Table.rows("drains", COLUMNS)) {
      List<String> signals = List.of(row[2].split(" ", -1));
      Optional<String> key = Optional.of(row[5]).filter(text -> !text.isEmpty());
      Fact fact = new Fact(signals, row[1].equals("jobs"), seconds(row[3]), seconds(row[4]), key);
      for (String name : row[0].split(",", -1)) {
        BY_NAME.put(name, fact);
      }
    }
  }

  private Drains() {}

  private static OptionalInt seconds(String cell) {
    return cell.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Table.number(cell));
  }

  /**
   * How one program drains.
   *
   * @param signals the signals, without SIG, that make it stop and drain; other signals do
   *     something else
   * @param jobs whether it has jobs to lose, and not only requests
   * @param seconds the longest time that draining takes by default, empty for no limit
   * @param oldest the default of old versions, empty if it is not known to differ
   * @param key the key of its configuration that overrides the default
   */
  public record Fact(
      List<String> signals,
      boolean jobs,
      OptionalInt seconds,
      OptionalInt oldest,
      Optional<String> key) {
    public Fact {
      signals = List.copyOf(signals);
    }
  }

  /**
   * Returns the entry of a program by its name in the table of programs, or empty if it has no
   * entry.
   */
  public static Optional<Fact> of(String program) {
    return Optional.ofNullable(BY_NAME.get(program));
  }
}
