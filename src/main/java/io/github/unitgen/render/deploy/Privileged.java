package io.github.unitgen.render.deploy;

import java.util.ArrayList;
import java.util.List;

/**
 * A command that needs sudo: as whom it runs, and its words. What a task runs and what a rule
 * allows are both made of it. With {@code takesPid} the number of a process is its last word.
 */
public record Privileged(String user, List<String> words, boolean takesPid) {
  public static final String ROOT = "root";

  /** Linux gives out numbers below 2^22. */
  private static final int PID_DIGITS = 7;

  public Privileged {
    words = List.copyOf(words);
  }

  /** A command of root. */
  public static Privileged root(List<String> words) {
    return new Privileged(ROOT, words, false);
  }

  /** The words that run it; sudo fails rather than to ask for a password. */
  public List<String> call() {
    List<String> call = new ArrayList<>(List.of("sudo", "-n"));
    if (!user.equals(ROOT)) {
      call.addAll(List.of("-u", user));
    }
    call.addAll(words);
    return call;
  }

  /** What a rule has to allow: the very words. */
  List<SudoersText> allowed() {
    SudoersText plain = SudoersText.command(words);
    if (!takesPid) {
      return List.of(plain);
    }
    // A `*` would match blanks too, and with them other options and processes.
    List<SudoersText> allowed = new ArrayList<>();
    for (int more = 0; more < PID_DIGITS; more++) {
      allowed.add(SudoersText.of(plain.written() + " [1-9]" + "[0-9]".repeat(more)));
    }
    return allowed;
  }
}
