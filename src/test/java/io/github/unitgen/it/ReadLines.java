package io.github.unitgen.it;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of a unit as systemd numbers them in messages: it ends a line at LF, CR, NUL and at one
 * of each in a row (read_line_full in fileio.c), and names the last line of a continued one.
 */
final class ReadLines {
  private static final String END = "(?:(?:\\r\\n|\\n\\r|[\\r\\n])\\x00?|\\x00)";

  /** A backslash at the end, which no other escapes; comment lines may follow. */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?<!\\\\)(?:\\\\\\\\)*\\\\(?:E(?:[#;][^\\r\\n\\x00]*(?:E|\\z))*)?\\z".replace("E", END));

  private final Source source;
  private final UnitFile file;
  private final List<Integer> ends = new ArrayList<>();

  ReadLines(String name, String text) {
    source = Source.of(name, Source.encode(text));
    file = UnitParser.parse(source);
    String read = source.text();
    int at = 0;
    while (at < read.length()) {
      while (at < read.length() && kind(read.charAt(at)) == 0) {
        at++;
      }
      int seen = 0;
      while (at < read.length() && (seen & 1) == 0) {
        int kind = kind(read.charAt(at));
        if (kind == 0 || (seen & kind) != 0) {
          break;
        }
        seen |= kind;
        at++;
      }
      ends.add(at);
    }
  }

  private static int kind(char c) {
    return c == '\0' ? 1 : c == '\n' ? 2 : c == '\r' ? 4 : 0;
  }

  /** The number of the line in which what starts at {@code offset} ends. */
  int of(int offset) {
    int last = offset;
    for (UnitFile.Line line : file.lines()) {
      Span span = line.span();
      if (span.start() <= offset && offset < span.end()) {
        last = span.end() - 1;
      }
    }
    int number = 1;
    while (number <= ends.size() && ends.get(number - 1) <= last) {
      number++;
    }
    // What is to go on behind the end of the file is read once that is seen.
    boolean goesOn = last + 1 >= source.text().length() && GOES_ON.matcher(at(offset)).find();
    return goesOn ? number + 1 : number;
  }

  /** Whether what stands at {@code offset} belongs to [Install]. */
  boolean isInstall(int offset) {
    return file.sections().stream()
        .filter(section -> section.span().start() <= offset)
        .reduce((first, last) -> last)
        .filter(section -> section.name().equals("Install"))
        .isPresent();
  }

  /** The text of the line that {@code offset} is in, with all that it continues. */
  String at(int offset) {
    return file.lines().stream()
        .map(UnitFile.Line::span)
        .filter(span -> span.start() <= offset && offset < span.end())
        .findFirst()
        .map(source::slice)
        .orElse("");
  }

  /** The text of one line, without those that it continues. */
  String text(int number) {
    return number > ends.size()
        ? ""
        : source.text().substring(number < 2 ? 0 : ends.get(number - 2), ends.get(number - 1));
  }
}
