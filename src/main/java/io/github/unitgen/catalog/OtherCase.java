package io.github.unitgen.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds words whatever the case of their letters, in the time that one look-up takes. */
public final class OtherCase {
  private final Map<String, String> words = new HashMap<>();

  /** Creates a finder; of several words that differ only in case, the first one is found. */
  public OtherCase(Collection<String> words) {
    for (String word : words) {
      this.words.putIfAbsent(folded(word), word);
    }
  }

  /** Returns the word that equals {@code written} by {@link String#equalsIgnoreCase}. */
  public Optional<String> of(String written) {
    return Optional.ofNullable(words.get(folded(written)));
  }

  /** Folds each {@code char} alone, as {@link String#equalsIgnoreCase} does. */
  private static String folded(String word) {
    char[] folded = new char[word.length()];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = Character.toLowerCase(Character.toUpperCase(word.charAt(i)));
    }
    return new String(folded);
  }
}
