package io.github.unitgen.syntax.systemd.value;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What systemd holds against a value, or a part of it. {@code at} is in the value; {@code takes} is
 * what would be right there, to be read after "expected"; {@code better} is what to write instead
 * of what stands at {@code at}, where that is known; {@code words} are those that could be meant.
 */
public record Fault(
    Kind kind, Span at, String takes, Optional<String> better, Collection<String> words) {
  private static final int FEW = 5;

  Fault(Kind kind, Span at, String takes, Optional<String> better) {
    this(kind, at, takes, better, List.of());
  }

  /** What sort of mistake it is. */
  public enum Kind {
    /** Not a value of this setting. */
    INVALID,
    /** Right but for a comment behind it. */
    COMMENT,
    /** A specifier that no systemd knows. */
    SPECIFIER,
    /** A path in quotes, where quotes are taken as a part of it. */
    QUOTED,
    /** A size with a unit as other programs write it. */
    SIZE_UNIT,
    /** A percentage without its sign. */
    PERCENT,
    /** No system call known here, which a newer libseccomp than that of our list may know. */
    UNKNOWN_CALL,
    /** No capability, which is dropped without a word in the log. */
    UNKNOWN_CAPABILITY,
    /** No fault to systemd: {@code M} in a time span is months. */
    MONTHS,
    /** The name of an account that systemd takes with a warning. */
    ODD_NAME;

    /** Whether systemd takes the value all the same. */
    public boolean isTaken() {
      return this == MONTHS || this == ODD_NAME;
    }
  }

  /** What would be right there if of {@link #words} there were only {@code known}. */
  public String takes(Collection<String> known) {
    boolean booleans = words.contains("yes");
    return known.isEmpty() || !takes.equals(listed(words, booleans))
        ? takes
        : listed(known, booleans);
  }

  /** The words as a sentence has them, as far as they are few. */
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
