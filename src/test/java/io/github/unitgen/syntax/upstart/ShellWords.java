package io.github.unitgen.syntax.upstart;

import java.util.ArrayList;
import java.util.List;

/** Words of a command line as POSIX quoting has them; nothing is expanded. */
final class ShellWords {
  private ShellWords() {}

  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean started = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote == 0 && c == ' ') {
        words.add(word.toString());
        word.setLength(0);
        started = false;
        continue;
      }
      started = true;
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == '"' && c == '\\' && "\\\"$`".indexOf(line.charAt(i + 1)) >= 0) {
        word.append(line.charAt(++i));
      } else {
        word.append(c);
      }
    }
    if (started) {
      words.add(word.toString());
    }
    return words;
  }
}
