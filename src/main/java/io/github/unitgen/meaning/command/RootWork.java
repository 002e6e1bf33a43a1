package io.github.unitgen.meaning.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes to folders and owners that only root can make. */
public final class RootWork {
  /** Options of mkdir and install whose value is a word of its own. */
  private static final Set<String> VALUED =
      Set.of("-m", "--mode", "-o", "--owner", "-g", "--group", "-S", "--suffix", "-t", "-Z");

  private RootWork() {}

  /** Returns the folders that {@code mkdir} or {@code install -d} creates, as written. */
  public static List<Argument> makes(Started started) {
    boolean install = started.program().equals("install") && has(started, "-d", "--directory", 'd');
    return install || started.program().equals("mkdir") ? operands(started) : List.of();
  }

  /**
   * Returns the word or the option that names the new owner, if the command changes the owner of a
   * file.
   */
  public static Optional<Argument> gives(Started started) {
    return switch (started.program()) {
      case "chown" ->
          operands(started).size() < 2 ? Optional.empty() : operands(started).stream().findFirst();
      case "install" -> option(started, "-o", "--owner");
      default -> Optional.empty();
    };
  }

  private static List<Argument> operands(Started started) {
    List<Argument> found = new ArrayList<>();
    boolean ended = false;
    List<Argument> words = started.arguments();
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at).value();
      if (!ended && word.equals("--")) {
        ended = true;
      } else if (ended || !word.startsWith("-")) {
        found.add(words.get(at));
      } else if (VALUED.contains(word)) {
        at++;
      }
    }
    return found;
  }

  private static boolean has(Started started, String letter, String word, char sign) {
    for (Argument argument : started.arguments()) {
      String value = argument.value();
      boolean letters = value.startsWith("-") && !value.startsWith("--");
      if (value.equals(letter) || value.equals(word) || letters && value.indexOf(sign) == 1) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Argument> option(Started started, String letter, String word) {
    List<Argument> words = started.arguments();
    for (int at = 0; at < words.size(); at++) {
      String value = words.get(at).value();
      if ((value.equals(letter) || value.equals(word)) && at + 1 < words.size()) {
        return Optional.of(words.get(at + 1));
      }
      if (value.startsWith(word + "=")) {
        return Optional.of(words.get(at));
      }
    }
    return Optional.empty();
  }
}
