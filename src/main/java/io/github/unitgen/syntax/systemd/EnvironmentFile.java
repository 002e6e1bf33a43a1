package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.List;

/**
 * A file for {@code EnvironmentFile=} as systemd 252 reads it (env-file.c). The spans of its
 * entries are contiguous and cover the whole text.
 */
public record EnvironmentFile(Source source, List<Entry> entries) {
  public EnvironmentFile {
    entries = List.copyOf(entries);
  }

  /** One entry, which may extend over several lines. */
  public sealed interface Entry permits Comment, Junk, Assignment {
    Span span();
  }

  /**
   * A comment from {@code #} or {@code ;} on; a backslash at its end continues it on the next line.
   */
  public record Comment(Span span) implements Entry {}

  /** A line without an equals sign, or an empty one, whose {@code textSpan} is empty. */
  public record Junk(Span span, Span textSpan) implements Entry {}

  /**
   * A variable assignment.
   *
   * @param span the whole entry, with its line terminators
   * @param keySpan the key as written, without surrounding spaces
   * @param key the key without surrounding spaces; it is not validated
   * @param valueSpan the value as written
   * @param value the unquoted value
   * @param openQuote the offset of a quote that is never closed, or -1
   */
  public record Assignment(
      Span span, Span keySpan, String key, Span valueSpan, String value, int openQuote)
      implements Entry {}

  /** Reads any text; it never fails. */
  public static EnvironmentFile read(Source source) {
    return new EnvironmentFile(source, new EnvironmentFileReader(source.text()).read());
  }

  /** Whether systemd sets a variable of that name from a file. */
  public static boolean isName(String key) {
    return EnvironmentLine.isName(key);
  }
}
