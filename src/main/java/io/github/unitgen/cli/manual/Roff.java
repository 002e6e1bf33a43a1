package io.github.unitgen.cli.manual;

import java.util.List;

/** The source of a page in the language of man(7), line by line. */
final class Roff {
  private static final int WIDTH = 78;

  private final StringBuilder out = new StringBuilder();

  /** A request or a macro, as it is. */
  Roff line(String line) {
    out.append(line).append('\n');
    return this;
  }

  Roff section(String title) {
    return line(".SH " + title);
  }

  /** A paragraph of marked text; the first one of a section needs no macro, and must have none. */
  Roff paragraph(String text) {
    if (!out.substring(out.lastIndexOf("\n", out.length() - 2) + 1).startsWith(".SH ")) {
      line(".PP");
    }
    return wrapped(Inline.prose(text));
  }

  /** A term, marked up already, and what is said of it. */
  Roff item(String term, String text) {
    return line(".TP").line(term).wrapped(Inline.prose(text));
  }

  /** Lines that stay as they are. */
  Roff example(List<String> lines) {
    line(".PP").line(".RS 4").line(".EX");
    lines.forEach(text -> line(guarded(Inline.code(text))));
    return line(".EE").line(".RE");
  }

  /** Text that is marked up already, broken into lines. */
  Roff wrapped(String text) {
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        line(guarded(line.toString()));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return line(guarded(line.toString()));
  }

  /** A line of text that begins like a request must not be one. */
  private static String guarded(String line) {
    return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
  }

  String text() {
    return out.toString();
  }
}
