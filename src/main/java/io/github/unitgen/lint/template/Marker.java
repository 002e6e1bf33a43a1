package io.github.unitgen.lint.template;

import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** A text that a template engine replaces; the span is in the text that was searched. */
record Marker(Style style, Span span) {
  /** The syntax of a marker. */
  enum Style {
    /** <code>{{ x }}</code>: Jinja, Go, Mustache. */
    BRACES,
    /** {@code {% if x %}}: Jinja. */
    STATEMENT,
    /** {@code <%= x %>}: ERB. */
    ERB,
    /** {@code @PREFIX@}: autoconf, meson. */
    AT,
    /**
     * {@code {NAME}}, {@code #NAME#}, {@code %NAME%}, {@code __NAME__}, {@code ${path.conf}},
     * {@code ${CMAKE_X}}: home-made scripts, Gradle, Maven, CMake. A variable has no dot in its
     * name.
     */
    PLAIN
  }

  /** A shorter name in capitals may be specifiers or a date: {@code +%FT%T}. */
  private static final int SHORTEST_NAME = 3;

  private static final int SLICE = 128;

  /** Signs that may precede a command, and spaces. */
  private static final String PREFIXES = "-@:+!| \t";

  /**
   * Returns all markers in {@code text}, in order; the time is proportional to the length of the
   * text.
   */
  static List<Marker> in(String text) {
    int first = first(text);
    if (first == text.length()) {
      return List.of(); // nearly all texts
    }
    List<Marker> found = new ArrayList<>();
    Closing braces = new Closing(text, "}}");
    Closing statement = new Closing(text, "%}");
    Closing erb = new Closing(text, "%>");
    for (int at = first; at < text.length(); ) {
      Style style = Style.PLAIN;
      int end = -1;
      switch (text.charAt(at)) {
        case '{' -> {
          if (text.startsWith("{{", at)) {
            style = Style.BRACES;
            end = braces.after(at + 2);
            end += end >= 0 && text.startsWith("}", end) ? 1 : 0;
          } else if (text.startsWith("{%", at)) {
            style = Style.STATEMENT;
            end = statement.after(at + 2);
          } else if (at == 0 || "$%".indexOf(text.charAt(at - 1)) < 0) {
            end = named(text, at, '}', 1, false);
          }
        }
        case '<' -> {
          if (text.startsWith("<%", at)) {
            style = Style.ERB;
            end = erb.after(at + 2);
          }
        }
        case '@' -> {
          style = Style.AT;
          end = named(text, at, '@', 1, false);
        }
        case '#' -> end = named(text, at, '#', SHORTEST_NAME, true);
        case '%' -> {
          if (text.startsWith("%%", at)) {
            at++;
          } else {
            end = named(text, at, '%', SHORTEST_NAME, true);
          }
        }
        case '_' -> end = underlined(text, at);
        case '$' -> end = braced(text, at);
        default -> {}
      }
      if (end >= 0) {
        found.add(new Marker(style, new Span(at, end)));
        at = end;
      } else {
        at++;
      }
    }
    return found;
  }

  /** Returns the offset of the first character that may begin a marker, or the length. */
  private static int first(String text) {
    // An array is several times as fast; a short one costs no memory.
    char[] letters = new char[Math.min(text.length(), SLICE)];
    for (int from = 0; from + 1 < text.length(); from += letters.length - 1) {
      int length = Math.min(letters.length, text.length() - from);
      text.getChars(from, from + length, letters, 0);
      for (int at = 0; at + 1 < length; at++) {
        if (begins(letters[at], letters[at + 1])) {
          return from + at;
        }
      }
    }
    return text.length();
  }

  private static boolean begins(char c, char next) {
    return switch (c) {
      case '{', '<', '@', '#', '%' -> next != ' ';
      case '_' -> next == '_';
      case '$' -> next == '{';
      default -> false;
    };
  }

  /** The ends of a text, searched only as long as there is another one. */
  private static final class Closing {
    private final String text;
    private final String sign;
    private int next = 0;

    Closing(String text, String sign) {
      this.text = text;
      this.sign = sign;
    }

    /** Returns the offset after the first sign from {@code from} on, or a negative number. */
    int after(int from) {
      if (next >= 0 && next < from) {
        next = text.indexOf(sign, from);
      }
      return next < 0 ? -1 : next + sign.length();
    }
  }

  /**
   * Returns the end of a name between the sign at {@code at} and {@code close}, or a negative
   * number.
   */
  private static int named(String text, int at, char close, int shortest, boolean capitals) {
    int end = at + 1;
    while (end < text.length() && isNamePart(text.charAt(end), capitals)) {
      end++;
    }
    boolean named = end - at > shortest && end < text.length() && text.charAt(end) == close;
    return named && Character.isLetter(text.charAt(at + 1)) ? end + 1 : -1;
  }

  /**
   * Returns the end of a name with dots, or of a variable of CMake, between braces, or a negative
   * number.
   */
  private static int braced(String text, int at) {
    if (!text.startsWith("${", at)) {
      return -1;
    }
    int end = at + 1;
    int parts = 0;
    do {
      int start = end + 1;
      end = start;
      while (end < text.length() && isNamePart(text.charAt(end), false)) {
        end++;
      }
      if (end == start) {
        return -1;
      }
      parts++;
    } while (text.startsWith(".", end));
    boolean named = parts > 1 || text.startsWith("CMAKE_", at + 2);
    return named && text.startsWith("}", end) ? end + 1 : -1;
  }

  /** Returns the end of a name between two pairs of underscores, or a negative number. */
  private static int underlined(String text, int at) {
    int start = at + 2;
    int end = start;
    while (end < text.length()
        && isNamePart(text.charAt(end), true)
        && !text.startsWith("__", end)) {
      end++;
    }
    boolean named =
        end - start >= SHORTEST_NAME
            && text.startsWith("__", at)
            && text.startsWith("__", end)
            && Character.isLetter(text.charAt(start));
    return named ? end + 2 : -1;
  }

  /**
   * Whether a command with a program below a name in capitals, or between percent signs, begins at
   * {@code from}, as in {@code -BINDIR/run} and {@code %bindir%/run}: a Makefile replaces the name.
   */
  static boolean namesFolder(String text, int from) {
    int start = from;
    while (start < text.length() && PREFIXES.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    boolean closed = text.startsWith("%", start);
    start += closed ? 1 : 0;
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end), !closed)) {
      end++;
    }
    return end - start >= SHORTEST_NAME
        && Character.isLetter(text.charAt(start))
        && text.startsWith(closed ? "%/" : "/", end);
  }

  /** Whether {@code text} is a variable of a shell and nothing else: {@code ${NAME}}. */
  static boolean isVariable(String text) {
    return text.length() > "${}".length()
        && text.startsWith("${")
        && text.endsWith("}")
        && text.chars()
            .skip(2)
            .limit(text.length() - 3L)
            .allMatch(c -> isNamePart((char) c, false));
  }

  private static boolean isNamePart(char c, boolean capitals) {
    return c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || !capitals && c >= 'a' && c <= 'z';
  }

  /** Whether {@code text}, without quotes and spaces around it, consists of markers only. */
  static boolean isWhole(String text) {
    String bare = unquoted(text.strip());
    int at = 0;
    for (Marker marker : in(bare)) {
      if (!bare.substring(at, marker.span.start()).isBlank()) {
        return false;
      }
      at = marker.span.end();
    }
    return at > 0 && bare.substring(at).isBlank();
  }

  /** Whether a marker that may continue on another line opens at the start of {@code text}. */
  static boolean opens(String text) {
    String bare = text.strip();
    return bare.startsWith("{{") || bare.startsWith("{%") || bare.startsWith("<%");
  }

  /** Whether the marker begins in the first word of {@code text}. */
  boolean isInFirstWord(String text) {
    String before = text.substring(0, span.start()).stripLeading();
    return before.indexOf(' ') < 0 && before.indexOf('\t') < 0;
  }

  /** Whether the marker is between quotes in {@code text}. */
  boolean isQuoted(String text) {
    char open = 0;
    for (int at = 0; at < span.start(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && open != '\'') {
        at++;
      } else if (open == 0 && (c == '"' || c == '\'')) {
        open = c;
      } else if (c == open) {
        open = 0;
      }
    }
    return open != 0;
  }

  private static String unquoted(String text) {
    int last = text.length() - 1;
    boolean quoted =
        last > 0
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(last) == text.charAt(0);
    return quoted ? text.substring(1, last) : text;
  }
}
