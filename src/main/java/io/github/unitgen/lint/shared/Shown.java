package io.github.unitgen.lint.shared;

import io.github.unitgen.manifest.Nearest;
import io.github.unitgen.meaning.systemd.ValueFault;
import java.util.Collection;
import java.util.Optional;

/** Words that findings on values share. */
public final class Shown {
  private static final int SHORT = 8;

  private Shown() {}

  /**
   * Returns what a fault affects: the unit, the line or a part of it. A valid value follows in the
   * message.
   */
  public static String consequence(ValueFault found) {
    String key = found.line().key();
    if (found.isFatal()) {
      return "systemd refuses the unit: " + key + "= expects";
    }
    if (found.failsEnable()) {
      return "`systemctl enable` fails: " + key + "= expects";
    }
    return found.isPart()
        ? "part of " + key + "= is ignored: expected"
        : key + "= is ignored: expected";
  }

  /** Returns the word that was most likely meant, or all words if there are few. */
  public static Optional<String> words(String written, Collection<String> words) {
    Optional<String> nearest = nearest(written, words);
    if (nearest.isPresent()) {
      return Optional.of("did you mean `" + nearest.get() + "`?");
    }
    return words.isEmpty() || words.size() > SHORT
        ? Optional.empty()
        : Optional.of("use one of " + String.join(", ", words));
  }

  /** Returns the word that was most likely meant, in upper or lower case. */
  public static Optional<String> nearest(String written, Collection<String> words) {
    return inOtherCase(written, words).or(() -> Nearest.of(written, words));
  }

  private static Optional<String> inOtherCase(String written, Collection<String> words) {
    for (String word : words) {
      if (word.equalsIgnoreCase(written)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }
}
