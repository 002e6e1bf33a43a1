package io.github.unitgen.syntax.cron;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A crontab line by line, as Debian's cron 3.0pl1 reads it ({@code env.c}, {@code entry.c}).
 * Lossless: the lines of any text, together, are the text.
 */
public record Crontab(Source source, List<Line> lines) {
  private static final int FIELDS = 5;
  private static final String BLANKS = " \t";

  public Crontab {
    lines = List.copyOf(lines);
  }

  /** A line; {@code span} includes its terminator. */
  public sealed interface Line {
    Span span();
  }

  /** A line without text. */
  public record Blank(Span span) implements Line {}

  /** A line that begins with {@code #}; {@code text} is the text after it. */
  public record Comment(Located<String> text, Span span) implements Line {}

  /** A variable of the jobs below it; {@code value} is unquoted, and nothing is expanded. */
  public record Variable(Located<String> name, String value, Span span) implements Line {}

  /**
   * A job.
   *
   * @param schedule the five fields as written, or a nickname; not validated
   * @param user the user, in files that have a column for it
   * @param command the command with its {@code %} as written
   * @param span the line with its terminator
   */
  public record Job(
      Located<String> schedule, Optional<Located<String>> user, Located<String> command, Span span)
      implements Line {}

  /** Any other line; cron ignores the whole file because of it. */
  public record Refused(Located<String> text, Span span) implements Line {}

  /** Pure. {@code withUser} says whether jobs name a user, as in {@code /etc/cron.d}. */
  public static Crontab read(Source source, boolean withUser) {
    List<Line> lines = new ArrayList<>();
    int last = source.lineAt(source.text().length());
    int from = 0;
    for (int number = 1; number <= last; number++) {
      int next = number < last ? source.text().indexOf('\n', from) + 1 : source.text().length();
      if (next > from) {
        lines.add(line(source, source.lineSpan(number), new Span(from, next), withUser));
      }
      from = next;
    }
    return new Crontab(source, lines);
  }

  private static Line line(Source source, Span text, Span whole, boolean withUser) {
    String all = source.text();
    int start = text.start();
    while (start < text.end() && BLANKS.indexOf(all.charAt(start)) >= 0) {
      start++;
    }
    if (start == text.end()) {
      return new Blank(whole);
    }
    if (all.charAt(start) == '#') {
      return new Comment(
          new Located<>(all.substring(start + 1, text.end()), source.place(start, text.end())),
          whole);
    }
    String line = all.substring(start, text.end());
    Optional<CronVariable> variable = CronVariable.read(line);
    if (variable.isPresent()) {
      return new Variable(
          new Located<>(variable.get().name(), source.place(start, text.end())),
          variable.get().value(),
          whole);
    }
    return job(source, start, text.end(), whole, withUser)
        .orElse(new Refused(new Located<>(line.strip(), source.place(start, text.end())), whole));
  }

  private static Optional<Line> job(
      Source source, int start, int end, Span whole, boolean withUser) {
    String text = source.text();
    int at = start;
    int behind = start;
    for (int field = text.charAt(start) == '@' ? FIELDS - 1 : 0; field < FIELDS; field++) {
      behind = wordEnd(text, at, end);
      at = wordStart(text, behind, end);
    }
    Located<String> schedule = located(source, start, behind);
    Optional<Located<String>> user = Optional.empty();
    if (withUser) {
      behind = wordEnd(text, at, end);
      user = Optional.of(located(source, at, behind));
      at = wordStart(text, behind, end);
    }
    return at == end
        ? Optional.empty()
        : Optional.of(new Job(schedule, user, located(source, at, end), whole));
  }

  private static Located<String> located(Source source, int start, int end) {
    return new Located<>(source.text().substring(start, end), source.place(start, end));
  }

  private static int wordEnd(String text, int start, int end) {
    int at = start;
    while (at < end && BLANKS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static int wordStart(String text, int start, int end) {
    int at = start;
    while (at < end && BLANKS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
