package io.github.unitgen.report;

/**
 * How text looks on a terminal.
 *
 * @param colour whether escape sequences for colours are written
 * @param links whether escape sequences for links are written (OSC 8)
 */
public record Style(boolean colour, boolean links) {
  /** Text and nothing else. */
  public static final Style PLAIN = new Style(false, false);

  private static final String ESCAPE = "\u001B";
  private static final String OFF = ESCAPE + "[0m";

  /** The colours that are used, by the parameters of their escape sequence. */
  public enum Colour {
    PLAIN(""),
    BOLD("1"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36"),
    BOLD_RED("1;31"),
    BOLD_YELLOW("1;33"),
    BOLD_CYAN("1;36");

    private final String on;

    Colour(String parameters) {
      this.on = ESCAPE + "[" + parameters + "m";
    }
  }

  /** {@code text} in that colour. */
  public String paint(String text, Colour with) {
    return colour && with != Colour.PLAIN ? with.on + text + OFF : text;
  }

  /** The id of a rule, as a link to its page. */
  String rule(String id) {
    return links
        ? ESCAPE + "]8;;" + Site.rule(id) + ESCAPE + "\\" + id + ESCAPE + "]8;;" + ESCAPE + "\\"
        : id;
  }

  /** A diff in the unified format, with what goes in red and what comes in green. */
  public String diff(String diff) {
    if (!colour) {
      return diff;
    }
    StringBuilder out = new StringBuilder();
    boolean head = true;
    for (int at = 0; at < diff.length(); ) {
      int end = diff.indexOf('\n', at);
      String line = diff.substring(at, end);
      // The names of the files are above the first hunk; a line below may begin with dashes too.
      head = !line.startsWith("@@") && (head || line.startsWith("--- ") && isName(diff, end));
      out.append(head ? paint(line, Colour.BOLD) : painted(line)).append('\n');
      at = end + 1;
    }
    return out.toString();
  }

  /** Whether the line after {@code end} names the other file, before a hunk. */
  private static boolean isName(String diff, int end) {
    int next = diff.indexOf('\n', end + 1);
    return diff.startsWith("+++ ", end + 1) && next >= 0 && diff.startsWith("@@ ", next + 1);
  }

  private String painted(String line) {
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> paint(line, Colour.GREEN);
      case '-' -> paint(line, Colour.RED);
      case '@' -> paint(line, Colour.CYAN);
      default -> line;
    };
  }
}
