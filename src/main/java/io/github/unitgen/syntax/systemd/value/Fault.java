package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A problem that systemd has with a value or a part of it.
 *
 * @param kind the sort of mistake
 * @param at its place in the value
 * @param takes the expected value, worded to follow "expected"
 * @param better the replacement for the text at {@code at}, if it is known
 * @param words the words that could be meant, for suggestions
 */
public record Fault(
    Kind kind, Span at, String takes, Optional<String> better, Collection<String> words) {
  private static final int FEW = 5;

  Fault(Kind kind, Span at, String takes, Optional<String> better) {
    this(kind, at, takes, better, List.of());
  }

  /** The sort of mistake. */
  public enum Kind {
    /** Not a value of this setting. */
    INVALID,
    /** Valid except for a comment after it. */
    COMMENT,
    /** A specifier that is unknown to every systemd. */
    SPECIFIER,
    /** A quoted path where quotes are part of the path. */
    QUOTED,
    /** A size whose unit is spelled as in other programs. */
    SIZE_UNIT,
    /** A percentage without its sign. */
    PERCENT,
    /** An unknown system call, which a libseccomp newer than the list here may know. */
    UNKNOWN_CALL,
    /** An unknown capability, which systemd drops without logging it. */
    UNKNOWN_CAPABILITY,
    /** Valid for systemd, but probably a mistake: {@code M} in a time span means months. */
    MONTHS,
    /** The name of an account that systemd accepts with a warning. */
    ODD_NAME;

    /** Whether systemd accepts the value all the same. */
    public boolean isTaken() {
      return this == MONTHS || this == ODD_NAME;
    }
  }

  /** Returns the expected value if only {@code known} of {@link #words} were valid. */
  public String takes(Collection<String> known) {
    boolean booleans = words.contains("yes");
    return known.isEmpty() || !takes.equals(listed(words, booleans))
        ? takes
        : listed(known, booleans);
  }

  /** Returns the words as a list in a sentence, unless they are too many. */
  static String listed(Collection<String> words, boolean booleans) {
    List<String> all = new ArrayList<>(words);
    if (booleans) {
      all.removeAll(List.of("no", "yes"));
      all.add(0, "a boolean");
    }
    if (all.size() > FEW) {
      return String.join(", ", all.subList(0, 3)) + ", …";
    }
    String last = all.remove(all.size() - 1);
    return all.isEmpty() ? last : String.join(", ", all) + " or " + last;
  }

  static Optional<Fault> invalid(String text, String takes) {
    return Optional.of(new Fault(Kind.INVALID, whole(text), takes, Optional.empty()));
  }

  static Optional<Fault> of(Kind kind, String text, String takes, String better) {
    return Optional.of(new Fault(kind, whole(text), takes, Optional.of(better)));
  }

  static Fault among(String text, String takes, Collection<String> words) {
    return new Fault(Kind.INVALID, whole(text), takes, Optional.empty(), words);
  }

  Fault movedBy(int offset) {
    return at(new Span(at.start() + offset, at.end() + offset));
  }

  Fault at(Span place) {
    return new Fault(kind, place, takes, better, words);
  }

  private static Span whole(String text) {
    return new Span(0, text.length());
  }
}
