package io.github.unitgen.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is known of programs that take a signal otherwise than their supervisor may mean it. */
public final class Reactions {
  private static final int COLUMNS = 7;

  private static final Map<String, List<Fact>> BY_NAME = new HashMap<>();

  static {
    for (String[] row : Table.rows("reactions", COLUMNS)) {
      Fact fact =
          new Fact(
              Effect.valueOf(row[1].toUpperCase(Locale.ROOT)),
              words(row[2]),
              words(row[3]),
              words(row[4]),
              row[5]);
      for (String name : row[0].split(",", -1)) {
        BY_NAME.computeIfAbsent(name, any -> new ArrayList<>()).add(fact);
      }
    }
  }

  private Reactions() {}

  /** What the program does at the signal. */
  public enum Effect {
    /** Ends at once, and the job that it works on is lost. */
    CUTS,
    /** Ends at once, and cuts off the requests that it serves. */
    DROPS,
    /** Starts anew and goes on. */
    RESTARTS,
    /** Starts a second server beside itself and goes on. */
    DOUBLES,
    /** Finishes its jobs, takes no new ones and goes on. */
    QUIETS
  }

  /**
   * One fact.
   *
   * @param signals those that have the effect, without SIG
   * @param unless flags and variables of which one takes the effect away
   * @param needs flags of which one must be there; none for a program that always does so
   * @param instead the signal to send instead, without SIG
   */
  public record Fact(
      Effect effect,
      List<String> signals,
      List<String> unless,
      List<String> needs,
      String instead) {
    public Fact {
      signals = List.copyOf(signals);
      unless = List.copyOf(unless);
      needs = List.copyOf(needs);
    }
  }

  /** Of the program that the table of programs calls so. */
  public static List<Fact> of(String program) {
    return List.copyOf(BY_NAME.getOrDefault(program, List.of()));
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" ", -1));
  }
}
