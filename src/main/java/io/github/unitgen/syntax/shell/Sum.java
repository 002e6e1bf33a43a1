package io.github.unitgen.syntax.shell;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sums and differences, the only arithmetic that unitgen writes: {@code 5000 + index - 1}. */
final class Sum {
  // A leading zero would make the number octal; 18 digits cannot overflow a long.
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Pattern TERM =
      Pattern.compile("[ \\t]*+([A-Za-z_][A-Za-z0-9_]*+|[0-9]++)[ \\t]*+([+-]?)");

  private Sum() {}

  static Optional<String> value(String text, Map<String, String> variables) {
    Matcher term = TERM.matcher(text);
    long sum = 0;
    String sign = "+";
    int at = 0;
    while (!sign.isEmpty() && term.region(at, text.length()).lookingAt()) {
      Optional<Long> number = number(term.group(1), variables);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      try {
        sum = Math.addExact(sum, sign.equals("+") ? number.get() : -number.get());
      } catch (ArithmeticException overflow) {
        return Optional.empty();
      }
      sign = term.group(2);
      at = term.end();
    }
    return sign.isEmpty() && at == text.length()
        ? Optional.of(Long.toString(sum))
        : Optional.empty();
  }

  private static Optional<Long> number(String word, Map<String, String> variables) {
    return Optional.of(ShellNames.isDigit(word.charAt(0)) ? word : variables.getOrDefault(word, ""))
        .filter(digits -> NUMBER.matcher(digits).matches())
        .map(Long::valueOf);
  }
}
