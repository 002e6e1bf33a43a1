package io.github.unitgen.meaning.command;

import java.util.ArrayList;
import java.util.List;

/** Follows the arguments of a call into a function of the shell. */
final class Positional {
  private Positional() {}

  /** Whether {@code word} passes on all arguments of a function, or one of the first nine. */
  static boolean isIn(Argument word) {
    return isAll(word) || one(word.value(), 0) >= 0;
  }

  private static boolean isAll(Argument word) {
    return word.value().equals("$@") || word.value().equals("$*");
  }

  /** Returns {@code words} of a function's body with the arguments {@code given} of a call. */
  static List<Argument> filledIn(List<Argument> words, List<Argument> given) {
    List<Argument> filled = new ArrayList<>();
    for (Argument word : words) {
      if (isAll(word)) {
        filled.addAll(given);
      } else {
        filled.add(filledIn(word, given));
      }
    }
    return filled;
  }

  private static Argument filledIn(Argument word, List<Argument> given) {
    String text = word.value();
    int dollar = one(text, 0);
    int number = dollar < 0 ? 0 : text.charAt(dollar + 1) - '0';
    if (dollar < 0 || number > given.size() || one(text, dollar + 2) >= 0) {
      return word;
    }
    Argument argument = given.get(number - 1);
    String before = text.substring(0, dollar);
    String after = text.substring(dollar + 2);
    boolean literal = argument.literal() && before.indexOf('$') < 0 && after.indexOf('$') < 0;
    return new Argument(before + argument.value() + after, argument.span(), literal);
  }

  /**
   * Returns the offset of the first {@code $1} to {@code $9} in {@code text} from {@code from} on,
   * or -1.
   */
  private static int one(String text, int from) {
    int at = text.indexOf('$', from);
    while (at >= 0 && at + 1 < text.length()) {
      if (text.charAt(at + 1) >= '1' && text.charAt(at + 1) <= '9') {
        return at;
      }
      at = text.indexOf('$', at + 1);
    }
    return -1;
  }
}
