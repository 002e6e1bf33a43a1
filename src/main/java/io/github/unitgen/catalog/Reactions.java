package io.github.unitgen.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Programs that react to a signal in another way than their supervisor may expect. */
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

  /** How the program reacts to the signal. */
  public enum Effect {
    /** Ends at once and loses the job that it works on. */
    CUTS,
    /** Ends at once and cuts off the requests that it serves. */
    DROPS,
    /** Restarts itself and keeps running. */
    RESTARTS,
    /** Starts a second server beside itself and keeps running. */
    DOUBLES,
    /** Finishes its jobs, accepts no new ones and keeps running. */
    QUIETS
  }

  /**
   * One reaction.
   *
   * @param effect the reaction
   * @param signals the signals that cause it, without SIG
   * @param unless flags and variables, any of which prevents it
   * @param needs flags, one of which is required; empty for a program that always reacts like this
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

  /**
   * Returns the reactions of a program by its name in the table of programs; empty if it has no
   * entry.
   */
  public static List<Fact> of(String program) {
    return List.copyOf(BY_NAME.getOrDefault(program, List.of()));
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" ", -1));
  }
}
