package io.github.unitgen.syntax.foreman;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Procfile line by line, as foreman 0.87 reads it ({@code foreman/procfile.rb}): any line other
 * than {@code name: command} is skipped. Accepts any text.
 */
public record Procfile(Source source, List<Line> lines) {
  private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9_-]+):[ \\t\\f\\x0B\\r]*(.+)");

  public Procfile {
    lines = List.copyOf(lines);
  }

  /** A line that is not empty. */
  public sealed interface Line {}

  /** A process; {@code command} is a text for a shell, without surrounding spaces. */
  public record Entry(Located<String> name, Located<String> command) implements Line {}

  /** A line that begins with {@code #}; {@code text} is the text after it. */
  public record Comment(Located<String> text) implements Line {}

  /** A line that foreman skips silently. */
  public record Ignored(Located<String> text) implements Line {}

  /** Pure. */
  public static Procfile read(Source source) {
    List<Line> lines = new ArrayList<>();
    int last = source.lineAt(source.text().length());
    for (int number = 1; number <= last; number++) {
      Span span = source.lineSpan(number);
      String text = source.slice(span);
      if (text.isBlank()) {
        continue;
      }
      Matcher entry = ENTRY.matcher(text);
      if (entry.matches() && !entry.group(2).isBlank()) {
        lines.add(
            new Entry(
                located(source, span.start(), entry.start(1), entry.end(1)),
                located(source, span.start(), entry.start(2), entry.end(2))));
      } else if (text.stripLeading().startsWith("#")) {
        int hash = text.indexOf('#');
        lines.add(new Comment(located(source, span.start(), hash + 1, text.length())));
      } else {
        lines.add(new Ignored(located(source, span.start(), 0, text.length())));
      }
    }
    return new Procfile(source, lines);
  }

  private static Located<String> located(Source source, int line, int from, int to) {
    String written = source.text().substring(line + from, line + to);
    int start = line + from + (written.length() - written.stripLeading().length());
    String text = written.strip();
    return new Located<>(text, source.place(start, start + text.length()));
  }

  /** Returns the processes in file order. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Line line : lines) {
      if (line instanceof Entry entry) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
