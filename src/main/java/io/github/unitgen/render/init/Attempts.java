package io.github.unitgen.render.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Commands that are all tried even if an earlier one fails, as one shell text that fails if any of
 * them has failed. It works alone and under {@code sh -e}.
 */
public final class Attempts {
  private static final String REMEMBER = " || rc=1";
  private static final String UNLESS_FAILED = "[ \"$failed\" ] || ";

  private final List<String> attempts = new ArrayList<>();
  private Optional<String> alone = Optional.empty();
  private boolean gates;

  /** Adds a command to try. */
  public void add(String command) {
    alone = attempts.isEmpty() ? Optional.of(command) : Optional.empty();
    attempts.add(command + REMEMBER);
  }

  /**
   * Adds {@code command}, to be tried with each of {@code values}, words of a shell, as {@code $i}.
   */
  public void addEach(String values, String command) {
    alone = Optional.empty();
    attempts.add("for i in " + values + "; do " + command + REMEMBER + "; done");
  }

  /** Adds a command to try; if it fails, the {@link #gated} commands after it are skipped. */
  public void addGate(String command) {
    alone = attempts.isEmpty() ? Optional.of(command) : Optional.empty();
    attempts.add(command + REMEMBER + " failed=1");
    gates = true;
  }

  /** Returns {@code command} such that it is only tried if each gate before it has succeeded. */
  public static String gated(String command) {
    return UNLESS_FAILED + command;
  }

  /** Returns the text; empty if there is nothing to try. */
  public Optional<String> command() {
    return alone.or(
        () ->
            attempts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    (gates ? "rc=0 failed=; " : "rc=0; ")
                        + String.join("; ", attempts)
                        + "; [ \"$rc\" = 0 ]"));
  }
}
