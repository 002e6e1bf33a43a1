package io.github.unitgen.syntax.foreman;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .env} line by line, as foreman 0.87 reads it ({@code foreman/env.rb}): {@code
 * NAME=value} without spaces around the equals sign. Quotes around the whole value are removed; in
 * double quotes {@code \n} is a line break, and any other backslash protects the next character.
 * Nothing is expanded, and a {@code #} after a value is part of it. Accepts any text.
 */
public record DotEnv(Source source, List<Line> lines) {
  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_0-9]+)=(.*)");

  public DotEnv {
    lines = List.copyOf(lines);
  }

  /** A line that is neither empty nor a comment. */
  public sealed interface Line {}

  /** A variable with the value that a program receives. */
  public record Assignment(Located<String> name, String value, Span span) implements Line {}

  /** A line that foreman skips silently. */
  public record Ignored(Located<String> text) implements Line {}

  /** Pure. */
  public static DotEnv read(Source source) {
    List<Line> lines = new ArrayList<>();
    int last = source.lineAt(source.text().length());
    for (int number = 1; number <= last; number++) {
      Span span = source.lineSpan(number);
      String text = source.slice(span);
      Matcher assignment = ASSIGNMENT.matcher(text);
      if (assignment.matches()) {
        lines.add(
            new Assignment(
                new Located<>(
                    assignment.group(1),
                    source.place(span.start(), span.start() + assignment.end(1))),
                value(assignment.group(2)),
                span));
      } else if (!text.isBlank() && !text.stripLeading().startsWith("#")) {
        lines.add(new Ignored(new Located<>(text.strip(), source.place(span.start(), span.end()))));
      }
    }
    return new DotEnv(source, lines);
  }

  private static String value(String written) {
    int end = written.length() - 1;
    if (end > 0 && written.startsWith("'") && written.endsWith("'")) {
      return written.substring(1, end);
    }
    if (end > 0 && written.startsWith("\"") && written.endsWith("\"")) {
      return unescaped(written.substring(1, end).replace("\\n", "\n"));
    }
    return written;
  }

  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escapes = c == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n';
      out.append(escapes ? text.charAt(++i) : c);
    }
    return out.toString();
  }

  /** Returns the variables in the order of their first lines; the last value of a name counts. */
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line instanceof Assignment assignment) {
        variables.put(assignment.name().value(), assignment.value());
      }
    }
    return variables;
  }
}
