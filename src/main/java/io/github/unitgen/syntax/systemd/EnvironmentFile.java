package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.List;

/**
 * A file for {@code EnvironmentFile=} as systemd 252 reads it (env-file.c). The spans of its
 * entries follow each other without a gap and cover the whole text.
 */
public record EnvironmentFile(Source source, List<Entry> entries) {
  public EnvironmentFile {
    entries = List.copyOf(entries);
  }

  /** What one or more lines are read as. */
  public sealed interface Entry permits Comment, Junk, Assignment {
    Span span();
  }

  /** From {@code #} or {@code ;} on; a backslash at its end takes in the next line. */
  public record Comment(Span span) implements Entry {}

  /** A line without an equals sign, or a blank one: {@code textSpan} is empty then. */
  public record Junk(Span span, Span textSpan) implements Entry {}

  /**
   * A variable. The key is without blanks around it, and not checked; the value is unquoted. {@code
   * openQuote} is where a quote starts that is never closed, or -1.
   */
  public record Assignment(
      Span span, Span keySpan, String key, Span valueSpan, String value, int openQuote)
      implements Entry {}

  /** Total: any text gives entries. */
  public static EnvironmentFile read(Source source) {
    return new EnvironmentFile(source, new EnvironmentFileReader(source.text()).read());
  }

  /** Whether systemd sets a variable of that name from a file. */
  public static boolean isName(String key) {
    return EnvironmentLine.isName(key);
  }
}
