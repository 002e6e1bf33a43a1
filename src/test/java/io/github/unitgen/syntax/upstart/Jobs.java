package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.List;

/** Short ways to parse a text and to look at what came out. */
final class Jobs {
  private Jobs() {}

  static JobFile parse(String text) {
    return JobParser.parse(new Source("test.conf", text));
  }

  /** What Upstart makes of a text that it has nothing against. */
  static Job job(String text) {
    JobFile file = parse(text);
    if (file.error().isPresent()) {
      throw new AssertionError(file.error().get());
    }
    return file.job();
  }

  static JobError error(String text) {
    return parse(text).error().orElseThrow(() -> new AssertionError("no error in: " + text));
  }

  /** {@code LINE: MESSAGE [wrong text]}. */
  static String complaint(String text) {
    JobError error = error(text);
    return error.line() + ": " + error.message() + " [" + slice(text, error.span()) + "]";
  }

  /** The kinds and texts of the stanzas, such as {@code Words[task\n]}. */
  static List<String> shape(String text) {
    return parse(text).stanzas().stream()
        .map(s -> s.getClass().getSimpleName() + "[" + slice(text, s.span()) + "]")
        .toList();
  }

  static List<String> values(List<Word> words) {
    return words.stream().map(Word::value).toList();
  }

  static String slice(String text, Span span) {
    return text.substring(span.start(), span.end());
  }
}
