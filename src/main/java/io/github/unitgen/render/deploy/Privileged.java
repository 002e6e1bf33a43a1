package io.github.unitgen.render.deploy;

import java.util.ArrayList;
import java.util.List;

/**
 * A command that needs sudo: the user that it runs as, and its words. Both the tasks and the rules
 * are made of it. If {@code takesPid} is set, the id of a process follows as its last word.
 */
public record Privileged(String user, List<String> words, boolean takesPid) {
  public static final String ROOT = "root";

  /** The number of digits of a process id: Linux assigns ids below 2^22. */
  private static final int PID_DIGITS = 7;

  public Privileged {
    words = List.copyOf(words);
  }

  /** Returns a command of root. */
  public static Privileged root(List<String> words) {
    return new Privileged(ROOT, words, false);
  }

  /** Returns the words that run it; sudo fails instead of asking for a password. */
  public List<String> call() {
    List<String> call = new ArrayList<>(List.of("sudo", "-n"));
    if (!user.equals(ROOT)) {
      call.addAll(List.of("-u", user));
    }
    call.addAll(words);
    return call;
  }

  /** Returns the commands that a rule has to allow, with exactly these words. */
  List<SudoersText> allowed() {
    SudoersText plain = SudoersText.command(words);
    if (!takesPid) {
      return List.of(plain);
    }
    // A `*` would match spaces too, and with them other options and processes.
    List<SudoersText> allowed = new ArrayList<>();
    for (int more = 0; more < PID_DIGITS; more++) {
      allowed.add(SudoersText.of(plain.written() + " [1-9]" + "[0-9]".repeat(more)));
    }
    return allowed;
  }
}
