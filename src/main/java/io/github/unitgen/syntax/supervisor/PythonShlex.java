package io.github.unitgen.syntax.supervisor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Splits a text into words like Python's {@code shlex}, which differs from a shell. */
public final class PythonShlex {
  private static final String SPACES = " \t\r\n";

  private PythonShlex() {}

  /**
   * Returns the words of a command, like {@code shlex.split}. Empty if it refuses the text: a quote
   * is not closed, or a backslash is the last character.
   */
  public static Optional<List<String>> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && SPACES.indexOf(c) >= 0) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else if (c == '\\' && quote != '\'') {
        if (++i == text.length()) {
          return Optional.empty();
        }
        char next = text.charAt(i);
        word.append(quote != 0 && next != quote && next != '\\' ? "\\" : "").append(next);
        begun = true;
      } else if (quote == 0 ? c == '\'' || c == '"' : c == quote) {
        quote = quote == 0 ? c : 0;
        begun = true;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return quote == 0 ? Optional.of(List.copyOf(words)) : Optional.empty();
  }

  /**
   * Returns the variables of {@code KEY="value",KEY2=value}, as supervisord splits them ({@code
   * datatypes.dict_of_key_value_pairs}); empty if it refuses the text. An unquoted value ends at
   * the first character that is not a letter, a digit or one of {@code _/.+-():}, and any text
   * there instead of a comma is dropped.
   */
  public static Optional<Map<String, String>> variables(String text) {
    Optional<List<String>> tokens = tokens(text);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    List<String> all = tokens.get();
    for (int i = 0; i < all.size(); i += 4) {
      if (i + 2 >= all.size() || !all.get(i + 1).equals("=")) {
        return Optional.empty();
      }
      variables.put(all.get(i), unquoted(all.get(i + 2)));
    }
    return Optional.of(variables);
  }

  /** {@code strip('\'"')}: removes all quotes at both ends. */
  private static String unquoted(String token) {
    int start = 0;
    int end = token.length();
    while (start < end && isQuote(token.charAt(start))) {
      start++;
    }
    while (end > start && isQuote(token.charAt(end - 1))) {
      end--;
    }
    return token.substring(start, end);
  }

  /** {@code list(shlex(text))} with more characters for words, not in POSIX mode. */
  private static Optional<List<String>> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '#') {
        // A comment does not end a word: the next line continues it.
        int line = text.indexOf('\n', i);
        i = line < 0 ? text.length() : line;
      } else if (isPart(c) || !word.isEmpty() && isQuote(c)) {
        word.append(c);
      } else {
        if (!word.isEmpty()) {
          tokens.add(word.toString());
          word.setLength(0);
        }
        if (isQuote(c)) {
          int end = text.indexOf(c, i + 1);
          if (end < 0) {
            return Optional.empty();
          }
          tokens.add(text.substring(i, end + 1));
          i = end;
        } else if (SPACES.indexOf(c) < 0) {
          tokens.add(String.valueOf(c));
        }
      }
    }
    if (!word.isEmpty()) {
      tokens.add(word.toString());
    }
    return Optional.of(tokens);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static boolean isPart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "_/.+-():".indexOf(c) >= 0;
  }
}
