package io.github.unitgen.meaning.command;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A value that a command gets with a name: {@code --name=value}, {@code --name value}, {@code
 * NAME=value}. The name is in capitals with {@code _} between its words, and empty for a word
 * without one. {@code at} is the place of the name, or else of the word.
 */
public record GivenValue(String name, String value, Span at) {
  /**
   * Returns the values in the words of the program, of the wrappers before it, and in the variables
   * that a shell sets.
   */
  public static List<GivenValue> of(Started started) {
    List<GivenValue> found = new ArrayList<>(started.arguments().size());
    List<Wrapper> wrappers = started.wrappers();
    for (int i = 0; i < wrappers.size(); i++) { // without an iterator for each command
      Wrapper wrapper = wrappers.get(i);
      if (!Interpreters.isShell(wrapper.name())) { // the text is read as commands
        words(wrapper.arguments(), found);
      }
    }
    words(started.environment(), found);
    words(started.arguments(), found);
    return found;
  }

  private static void words(List<Argument> words, List<GivenValue> found) {
    for (int at = 0; at < words.size(); at++) {
      Argument word = words.get(at);
      String text = word.value();
      int equals = text.indexOf('=');
      boolean option = text.startsWith("-");
      if (equals > 0 && word.literal()) {
        String name = text.substring(0, equals);
        int length = Math.min(equals, word.span().length());
        Span span = new Span(word.span().start(), word.span().start() + length);
        found.add(new GivenValue(name(name), text.substring(equals + 1), span));
      } else if (equals < 0 && option && at + 1 < words.size()) {
        Argument next = words.get(at + 1);
        if (next.literal() && !next.value().startsWith("-")) {
          found.add(new GivenValue(name(text), next.value(), word.span()));
        }
      } else if (equals < 0 && !option && word.literal()) {
        found.add(new GivenValue("", text, word.span()));
      }
    }
  }

  private static String name(String written) {
    int start = 0;
    while (start < written.length() && written.charAt(start) == '-') {
      start++;
    }
    return written.substring(start).replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
