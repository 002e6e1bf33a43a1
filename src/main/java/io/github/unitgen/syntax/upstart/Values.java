package io.github.unitgen.syntax.upstart;

import io.github.unitgen.catalog.Signals;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads words as values like Upstart; an invalid word is rejected with Upstart's message. */
final class Values {
  private static final String UNLIMITED = "unlimited";
  private static final String NEVER = "never";
  private static final int OOM_NEVER = -1000;

  private Values() {}

  static boolean isUnlimited(Word word) {
    return word.value().equals(UNLIMITED);
  }

  static long seconds(Word word) throws Rejected {
    return notNegative(Numbers.signed(word.value()), Messages.ILLEGAL_INTERVAL, word);
  }

  /** Returns an int as Upstart keeps it, so large numbers wrap around, even to negative ones. */
  static int respawns(Word word) throws Rejected {
    OptionalLong number = Numbers.asInt(Numbers.signed(word.value()));
    return (int) notNegative(number, Messages.ILLEGAL_LIMIT, word);
  }

  /** Returns the number of a signal by its name, with or without SIG. */
  static Optional<Integer> signalNamed(Word word) {
    String name = word.value();
    return Signals.number(name.startsWith("SIG") ? name.substring("SIG".length()) : name);
  }

  /** Returns an exit status or the number of a signal; Upstart only checks its size. */
  static int status(Word word, String message) throws Rejected {
    OptionalLong number = Numbers.unsigned(word.value(), 10);
    return within(0, Integer.MAX_VALUE, number, message, word);
  }

  static int umask(Word word) throws Rejected {
    OptionalLong mask = Numbers.asInt(Numbers.unsigned(word.value(), 8));
    return within(0, 0777, mask, Messages.ILLEGAL_UMASK, word);
  }

  static int nice(Word word) throws Rejected {
    OptionalLong number = Numbers.asInt(Numbers.signed(word.value()));
    return within(-20, 19, number, Messages.ILLEGAL_NICE, word);
  }

  static int oomScore(Word word) throws Rejected {
    if (word.value().equals(NEVER)) {
      return OOM_NEVER;
    }
    OptionalLong number = Numbers.asInt(Numbers.signed(word.value()));
    // The message names -999 and the one below -16; the checks accept one less.
    return within(-1000, 1000, number, Messages.ILLEGAL_OOM_SCORE, word);
  }

  /** Returns a score from the old scale, which extends from -17 to 15. */
  static int oomAdjustment(Word word) throws Rejected {
    if (word.value().equals(NEVER)) {
      return OOM_NEVER;
    }
    OptionalLong number = Numbers.asInt(Numbers.signed(word.value()));
    int adjustment = within(-17, 15, number, Messages.ILLEGAL_OOM, word);
    return adjustment * 1000 / (adjustment < 0 ? 17 : 15);
  }

  /** Returns a resource limit; empty for unlimited. */
  static OptionalLong amount(Word word) throws Rejected {
    if (isUnlimited(word)) {
      return OptionalLong.empty();
    }
    OptionalLong number = Numbers.unsigned(word.value(), 10);
    if (number.isEmpty()) {
      throw Rejected.word(Messages.ILLEGAL_LIMIT, word);
    }
    // RLIM_INFINITY is the largest unsigned number.
    return number.getAsLong() == -1 ? OptionalLong.empty() : number;
  }

  private static int within(int least, int most, OptionalLong number, String message, Word word)
      throws Rejected {
    if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
      throw Rejected.word(message, word);
    }
    return (int) number.getAsLong();
  }

  private static long notNegative(OptionalLong number, String message, Word word) throws Rejected {
    if (number.isEmpty() || number.getAsLong() < 0) {
      throw Rejected.word(message, word);
    }
    return number.getAsLong();
  }
}
