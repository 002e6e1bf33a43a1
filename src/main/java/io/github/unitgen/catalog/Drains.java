package io.github.unitgen.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of programs that finish their work when they are told to stop. */
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
   * {@code signals} make it stop and drain, those without SIG; others do something else. {@code
   * jobs}: it has jobs to lose, not only requests. {@code seconds} is how long it takes at most
   * where nobody says otherwise, empty for no limit; {@code oldest} is what old versions take,
   * where that is known. {@code key} says otherwise in its configuration.
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

  /** Of the program that the table of programs calls so. */
  public static Optional<Fact> of(String program) {
    return Optional.ofNullable(BY_NAME.get(program));
  }
}
