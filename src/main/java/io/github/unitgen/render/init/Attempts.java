package io.github.unitgen.render.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Commands of which each is tried although one before it has failed, as one text for a shell that
 * fails if any of them has. So it holds alone and under {@code sh -e}.
 */
public final class Attempts {
  private static final String REMEMBER = " || rc=1";
  private static final String UNLESS_FAILED = "[ \"$failed\" ] || ";

  private final List<String> attempts = new ArrayList<>();
  private Optional<String> alone = Optional.empty();
  private boolean gates;

  /** Tries {@code command}. */
  public void add(String command) {
    alone = attempts.isEmpty() ? Optional.of(command) : Optional.empty();
    attempts.add(command + REMEMBER);
  }

  /** Tries {@code command} with each of {@code values}, words of a shell, as {@code $i}. */
  public void addEach(String values, String command) {
    alone = Optional.empty();
    attempts.add("for i in " + values + "; do " + command + REMEMBER + "; done");
  }

  /** Tries {@code command}; if it fails, none that is {@link #gated} is tried behind it. */
  public void addGate(String command) {
    alone = attempts.isEmpty() ? Optional.of(command) : Optional.empty();
    attempts.add(command + REMEMBER + " failed=1");
    gates = true;
  }

  /** {@code command}, to be tried only if each gate before it has succeeded. */
  public static String gated(String command) {
    return UNLESS_FAILED + command;
  }

  /** The text; empty where there is nothing to try. */
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
