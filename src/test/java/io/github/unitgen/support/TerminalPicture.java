package io.github.unitgen.support;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws what a program prints on a terminal as an SVG: text with the SGR codes for bold, faint,
 * underlined and the eight colours. Hyperlinks become their text. Any other code is an error, so
 * that a picture never shows less than a terminal does.
 */
public final class TerminalPicture {
  private static final double CELL = 8.4;
  private static final int LINE = 20;
  private static final int MARGIN = 20;

  private static final Pattern LINK =
      Pattern.compile("\u001B]8;[^\u001B\u0007]*(?:\u001B\\\\|\u0007)");
  private static final Pattern CODE = Pattern.compile("\u001B\\[([0-9;]*)m");

  /** Each is read on the dark ground with a contrast of 4.5 or more. */
  private static final Map<Integer, String> COLOURS =
      Map.of(
          31, "#ff7b72",
          32, "#56d364",
          33, "#e3b341",
          34, "#79c0ff",
          35, "#d2a8ff",
          36, "#56d4dd");

  private final StringBuilder svg = new StringBuilder();
  private boolean bold;
  private boolean faint;
  private boolean underlined;
  private int colour;

  private TerminalPicture() {}

  /** Draws a command after a prompt, then its output. */
  public static String of(String title, String command, String output) {
    TerminalPicture picture = new TerminalPicture();
    return picture.draw(
        title, ("\u001B[32m$\u001B[0m " + command + "\n" + output).lines().toList());
  }

  private String draw(String title, List<String> lines) {
    int columns = lines.stream().mapToInt(line -> plain(line).length()).max().orElse(0);
    long width = Math.round(columns * CELL) + 2 * MARGIN;
    int height = lines.size() * LINE + 2 * MARGIN;
    svg.append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                .formatted(width, height))
        .append(" viewBox=\"0 0 %d %d\" role=\"img\">\n".formatted(width, height))
        .append("<title>")
        .append(escaped(title))
        .append("</title>\n")
        .append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#161b22\"/>\n")
        .append(
            "<g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n");
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), MARGIN + i * LINE + 14);
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  private void line(String line, int y) {
    String text = LINK.matcher(line).replaceAll("");
    Matcher code = CODE.matcher(text);
    int column = 0;
    int from = 0;
    while (code.find()) {
      column = run(text.substring(from, code.start()), column, y);
      change(code.group(1));
      from = code.end();
    }
    run(text.substring(from), column, y);
  }

  /** Returns the column after the text. Each run has its place, whatever font there is. */
  private int run(String text, int column, int y) {
    if (text.indexOf('\u001B') >= 0) {
      throw new IllegalArgumentException(
          "a code that is not drawn: " + text.replace('\u001B', '␛'));
    }
    String shown = text.strip();
    if (!shown.isEmpty()) {
      int begin = column + text.indexOf(shown);
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" xml:space=\"preserve\"%s>%s</text>\n",
              MARGIN + begin * CELL,
              y,
              shown.length() * CELL,
              look(),
              escaped(shown)));
    }
    return column + text.length();
  }

  private String look() {
    String fill = colour != 0 ? COLOURS.get(colour) : faint ? "#9198a1" : "#e6edf3";
    return " fill=\""
        + fill
        + "\""
        + (bold ? " font-weight=\"bold\"" : "")
        + (underlined ? " text-decoration=\"underline\"" : "");
  }

  private void change(String codes) {
    for (String word : codes.split(";", -1)) {
      int code = word.isEmpty() ? 0 : Integer.parseInt(word);
      if (code == 0 || code == 22) {
        bold = false;
        faint = false;
      }
      if (code == 0 || code == 24) {
        underlined = false;
      }
      if (code == 0 || code == 39) {
        colour = 0;
      } else if (code == 1) {
        bold = true;
      } else if (code == 2) {
        faint = true;
      } else if (code == 4) {
        underlined = true;
      } else if (COLOURS.containsKey(code)) {
        colour = code;
      } else if (code != 22 && code != 24) {
        throw new IllegalArgumentException("a code that is not drawn: " + code);
      }
    }
  }

  private static String plain(String line) {
    return CODE.matcher(LINK.matcher(line).replaceAll("")).replaceAll("");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
