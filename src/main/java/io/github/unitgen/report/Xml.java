package io.github.unitgen.report;

import java.io.PrintWriter;

/**
 * Writes XML 1.0, indented. Three elements need no library; what XML cannot hold, control
 * characters and halves of pairs, is shown by its picture.
 */
final class Xml {
  private final PrintWriter out;
  private int depth;

  /** Begins a document. */
  Xml(PrintWriter out) {
    this.out = out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  }

  /** An element with these names and values as attributes, to be closed. */
  Xml open(String element, String... attributes) {
    out.append(start(element, attributes).append('>'));
    depth++;
    return this;
  }

  Xml close(String element) {
    depth--;
    out.append(line().append("</").append(element).append('>'));
    return this;
  }

  /** An element with nothing in it. */
  Xml empty(String element, String... attributes) {
    out.append(start(element, attributes).append("/>"));
    return this;
  }

  /** An element with nothing but a text in it. */
  Xml text(String element, String text, String... attributes) {
    StringBuilder line = start(element, attributes).append('>').append(escaped(text, false));
    out.append(line.append("</").append(element).append('>'));
    return this;
  }

  /** Ends the document with a line break. */
  void end() {
    out.append('\n');
  }

  private StringBuilder start(String element, String... attributes) {
    StringBuilder start = line().append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      start.append(' ').append(attributes[i]).append("=\"");
      start.append(escaped(attributes[i + 1], true)).append('"');
    }
    return start;
  }

  private StringBuilder line() {
    return new StringBuilder("\n").append("  ".repeat(depth));
  }

  private static String escaped(String text, boolean attribute) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append(attribute ? "&quot;" : "\"");
        case '\n' -> escaped.append(attribute ? "&#10;" : "\n");
        case '\t' -> escaped.append(attribute ? "&#9;" : "\t");
        case '\r' -> escaped.append("&#13;");
        case '\uFFFE', '\uFFFF' -> escaped.append('\uFFFD');
        default -> escaped.append(c < ' ' ? (char) ('\u2400' + c) : c);
      }
    }
    return Columns.wellFormed(escaped.toString());
  }
}
