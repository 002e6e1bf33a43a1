package io.github.unitgen.meaning.upstart;

import io.github.unitgen.source.Span;
import java.util.Locale;
import java.util.Optional;

/** Finds lines that are meant to end a script but do not. */
public final class EndLines {
  private EndLines() {}

  /** Returns the first such line within {@code body}, without the spaces around it. */
  public static Optional<Span> firstIn(String text, Span body) {
    int line = body.start();
    while (line < body.end()) {
      int next = text.indexOf('\n', line) + 1;
      int end = next == 0 ? body.end() : Math.min(next - 1, body.end());
      Span trimmed = Lines.trimmed(text, new Span(line, end));
      if (!trimmed.isEmpty() && isMeant(text, trimmed)) {
        return Optional.of(trimmed);
      }
      line = end + 1;
    }
    return Optional.empty();
  }

  private static boolean isMeant(String text, Span span) {
    if (span.length() > 64 || !text.regionMatches(true, span.start(), "end", 0, 3)) {
      return false;
    }
    String line =
        text.substring(span.start(), span.end()).toLowerCase(Locale.ROOT).replaceAll("[ \t]+", " ");
    String word = line.endsWith(";") ? line.substring(0, line.length() - 1).strip() : line;
    return switch (word) {
      case "endscript", "end-script", "end_script", "end script" -> true;
      default ->
          line.startsWith("end script ")
              || line.startsWith("end script;")
              || word.startsWith("end pre-")
              || word.startsWith("end post-")
              || word.equals("end exec");
    };
  }
}
