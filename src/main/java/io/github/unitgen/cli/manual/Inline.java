package io.github.unitgen.cli.manual;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks within a line of text, in the language of man(7). */
final class Inline {
  /** Code, a name of a page with its section, or an option. */
  private static final Pattern MARKED =
      Pattern.compile("`([^`]+)`|\\b([a-z][a-z.-]*)(\\(\\d\\))|(?<=^|[\\s(])(--?[a-z][a-z-]*)");

  private static final Pattern LABEL = Pattern.compile("[A-Z]{2,}|N(?=])|N$");

  private Inline() {}

  /** A sentence in which code is marked by backquotes; names of pages and options are found. */
  static String prose(String text) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = MARKED.matcher(text);
    int from = 0;
    while (matcher.find()) {
      out.append(plain(text.substring(from, matcher.start())));
      if (matcher.group(1) != null) {
        out.append(bold(matcher.group(1)));
      } else if (matcher.group(2) != null) {
        out.append(bold(matcher.group(2))).append(matcher.group(3));
      } else {
        out.append(bold(matcher.group(4)));
      }
      from = matcher.end();
    }
    return out.append(plain(text.substring(from))).toString();
  }

  /** Formats literal input, except for words in capitals. */
  static String usage(String text) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = LABEL.matcher(text);
    int from = 0;
    while (matcher.find()) {
      out.append(typed(text.substring(from, matcher.start())));
      out.append("\\fI").append(matcher.group()).append("\\fR");
      from = matcher.end();
    }
    return out.append(typed(text.substring(from))).toString();
  }

  /** Formats words and options in bold, but not brackets, dots and spaces, which are not typed. */
  private static String typed(String text) {
    return Pattern.compile("[A-Za-z-][A-Za-z-]*")
        .matcher(text)
        .replaceAll(word -> Matcher.quoteReplacement(bold(word.group())));
  }

  static String bold(String code) {
    return "\\fB" + code(code) + "\\fR";
  }

  /** Characters that are to be copied from the page as they are. */
  static String code(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replace("`", "\\(ga")
        .replace("^", "\\(ha")
        .replace("~", "\\(ti");
  }

  private static String plain(String text) {
    return text.replace("\\", "\\e");
  }
}
