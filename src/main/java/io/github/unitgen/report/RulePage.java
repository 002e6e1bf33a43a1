package io.github.unitgen.report;

/** The page of a rule, written for browsers, as a terminal shows it best. */
public final class RulePage {
  private static final String INDENT = "    ";

  /** The heading from which on a page only guards the rule. */
  private static final String EDGE_CASES = "\n## Edge cases\n";

  /** How a page's generated line of facts begins. */
  private static final String FACTS = "Severity: ";

  private RulePage() {}

  /** The part of the page that is for readers: all before its edge cases. */
  public static String readable(String page) {
    int end = page.indexOf(EDGE_CASES);
    return end < 0 ? page : page.substring(0, end);
  }

  /** Whether the page goes on after what {@link #readable} returns. */
  public static boolean hasMore(String page) {
    return page.contains(EDGE_CASES);
  }

  /** The first paragraph that says why the rule matters, on one line; {@code otherwise} if none. */
  static String why(String page, String otherwise) {
    String[] paragraphs = page.split("\n\n", -1);
    for (int i = 2; i < paragraphs.length; i++) {
      String text = paragraphs[i].strip();
      if (text.startsWith("```")) {
        break;
      }
      if (!text.startsWith("#") && !text.startsWith(FACTS)) {
        return text.replace('\n', ' ');
      }
    }
    return otherwise;
  }

  /** Headings without their signs, code indented instead of fenced; nothing else is changed. */
  public static String forTerminal(String page, boolean colour) {
    StringBuilder out = new StringBuilder();
    boolean code = false;
    for (String line : page.split("\n", -1)) {
      if (line.startsWith("```")) {
        code = !code;
        String kind = line.substring(3);
        if (code && !kind.isEmpty()) {
          out.append(label(kind)).append(":\n");
        }
      } else if (code) {
        out.append(line.isEmpty() ? "" : INDENT).append(line).append('\n');
      } else if (line.startsWith("#")) {
        String text = line.substring(line.indexOf(' ') + 1);
        out.append(colour ? "\u001B[1m" + text + "\u001B[0m" : text).append('\n');
      } else {
        out.append(line).append('\n');
      }
    }
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == '\n') {
      end--; // a carriage return is part of an example
    }
    return out.substring(0, end) + "\n";
  }

  /** {@code Bad} of {@code systemd bad file=x.service}, {@code Report} of {@code report}. */
  private static String label(String kind) {
    String[] words = kind.split(" ", -1);
    String word = words.length > 1 ? words[1] : words[0];
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
