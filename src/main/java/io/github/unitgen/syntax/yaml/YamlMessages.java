package io.github.unitgen.syntax.yaml;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Rewords SnakeYAML's problems for a person who looks at the line. */
final class YamlMessages {
  private YamlMessages() {}

  /** The place to report. */
  private enum At {
    /** The place where SnakeYAML could not continue. */
    PROBLEM,
    /** That place, and the start of the part that it was reading. */
    PROBLEM_AND_START,
    /** The start of the part that it was reading; the end is too far away to be useful. */
    START,
    /** From that start to the end of its line. */
    START_LINE
  }

  /** A message for the problems or contexts of SnakeYAML that start with {@code begins}. */
  private record Wording(String begins, At at, String message, String help) {}

  private static final Wording ESCAPE =
      new Wording(
          "expected escape sequence",
          At.PROBLEM,
          "this escape needs a hexadecimal number",
          "use \\x with two digits, \\u with four, or \\U with eight up to 0010FFFF");

  private static final List<Wording> WORDINGS =
      List.of(
          new Wording(
              "mapping values are not allowed",
              At.PROBLEM,
              "a value cannot start at this `:`",
              "put a text that contains `: ` in quotes, or check this line and the one above"),
          new Wording(
              "mapping keys are not allowed",
              At.PROBLEM,
              "a key cannot start at this `?`",
              "put a text that begins with `? ` in quotes"),
          new Wording(
              "sequence entries are not allowed",
              At.PROBLEM,
              "a list cannot start here",
              "put each `- item` on a line of its own, below the key"),
          new Wording(
              "could not find expected ':'",
              At.START_LINE,
              "this key has no `:`",
              "use `key: value`, or indent a continued text deeper than its key"),
          new Wording(
              "found unexpected end of stream",
              At.START,
              "this quote is never closed",
              "close it; a quote is written '' in single quotes and \\\" in double quotes"),
          new Wording(
              "found unexpected document separator",
              At.START,
              "this quote is still open at the end of the document",
              "close it"),
          new Wording(
              "expected <block end>",
              At.PROBLEM_AND_START,
              "this does not match the indentation or value before it",
              "check the indentation, and that a quoted text is the whole value"),
          new Wording(
              "expected ',' or",
              At.PROBLEM_AND_START,
              "a `,` or the closing bracket is missing before this",
              "close the bracket, or put a text that contains brackets in quotes"),
          new Wording(
              "expected the node content",
              At.PROBLEM,
              "a value is missing before this",
              "add it, or put a text that begins like this in quotes"),
          new Wording(
              "found character '\\t(TAB)'",
              At.PROBLEM,
              "YAML expects a space instead of this tab",
              "use a space: YAML 1.1 allows tabs only inside texts"),
          new Wording(
              "found character",
              At.PROBLEM,
              "an unquoted text cannot start with this character",
              "put the text in quotes"),
          new Wording(
              "found unknown escape character",
              At.PROBLEM,
              "unknown escape in YAML",
              "use single quotes, in which a backslash is plain text"),
          ESCAPE,
          new Wording(
              "while scanning an a",
              At.PROBLEM,
              "invalid name of an anchor or alias",
              "put a text that begins with & or * in quotes"),
          new Wording(
              "while scanning a tag",
              At.PROBLEM,
              "invalid tag",
              "put a text that begins with ! in quotes"),
          new Wording(
              "found undefined tag handle",
              At.PROBLEM,
              "undefined tag",
              "put a text that begins with ! in quotes"),
          new Wording(
              "while scanning a block scalar",
              At.PROBLEM,
              "only a comment may follow `|` or `>` on its line",
              "move the text to the next line"),
          new Wording(
              "while scanning a directive",
              At.PROBLEM,
              "invalid YAML directive",
              "remove the line that begins with %"),
          new Wording(
              "expected '<document start>'",
              At.PROBLEM,
              "this follows the end of the value",
              "put the whole value in quotes, or check the indentation"));

  private static final Wording OTHER =
      new Wording("", At.PROBLEM, "invalid YAML", "check this line and the one above");

  /**
   * Returns SnakeYAML's problem with the document at {@code from}, whose code points {@code map}
   * counts.
   */
  static Diagnostic problem(MarkedYAMLException e, Source source, int from, OffsetMap map) {
    String text = source.text();
    int at = from + offset(e.getProblemMark(), map, 0);
    int start = from + offset(e.getContextMark(), map, at - from);
    int tab = indentingTab(text, at);
    if (tab >= 0) {
      return YamlError.problem(
          source.place(tab, tab + 1),
          "this line is indented with a tab",
          "use spaces for indentation");
    }
    if (text.startsWith("{{", at)) {
      return YamlError.braces(source, at);
    }
    Wording wording = wording(e);
    Place problem = character(source, at);
    if (wording.begins().startsWith("expected ',' or") && text.substring(at).isBlank()) {
      return YamlError.problem(
          character(source, start), "this bracket is never closed", "close it");
    }
    if (wording.begins().startsWith("expected the node") && text.substring(at).isBlank()) {
      int end = text.stripTrailing().length();
      return YamlError.problem(
          source.place(Math.max(0, end - 1), end),
          "a value or a closing bracket is missing after this",
          "add it");
    }
    return switch (wording.at()) {
      case PROBLEM -> YamlError.problem(problem, wording.message(), wording.help());
      case PROBLEM_AND_START ->
          start < at
              ? YamlError.problem(
                  problem,
                  wording.message(),
                  wording.help(),
                  new Diagnostic.Label(character(source, start), "starts here"))
              : YamlError.problem(problem, wording.message(), wording.help());
      case START -> YamlError.problem(character(source, start), wording.message(), wording.help());
      case START_LINE ->
          YamlError.problem(
              source.place(start, lineEnd(text, start)), wording.message(), wording.help());
    };
  }

  /** Returns the problem of an escape with an invalid number at {@code at}. */
  static Diagnostic escape(Source source, int at) {
    return YamlError.problem(character(source, at), ESCAPE.message(), ESCAPE.help());
  }

  private static Wording wording(MarkedYAMLException e) {
    for (String said : List.of(String.valueOf(e.getProblem()), String.valueOf(e.getContext()))) {
      for (Wording wording : WORDINGS) {
        if (said.startsWith(wording.begins())) {
          return wording;
        }
      }
    }
    return OTHER;
  }

  private static int offset(@Nullable Mark mark, OffsetMap map, int otherwise) {
    return mark == null ? otherwise : map.of(mark.getIndex());
  }

  /** Returns the tab in the indentation of the line of {@code at}, or -1. */
  private static int indentingTab(String text, int at) {
    for (int i = text.lastIndexOf('\n', at - 1) + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\t') {
        return i;
      }
      if (text.charAt(i) != ' ') {
        return -1;
      }
    }
    return -1;
  }

  private static int lineEnd(String text, int start) {
    int end = text.indexOf('\n', start);
    return start + text.substring(start, end < 0 ? text.length() : end).stripTrailing().length();
  }

  private static Place character(Source source, int at) {
    int end = at < source.text().length() ? source.text().offsetByCodePoints(at, 1) : at;
    return source.place(at, end);
  }
}
