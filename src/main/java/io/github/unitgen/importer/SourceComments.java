package io.github.unitgen.importer;

import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.JobFile;
import java.util.ArrayList;
import java.util.List;

/** The comments of a file that say something to people. */
final class SourceComments {
  private SourceComments() {}

  /** Those of a job, without the sign; none of a file that unitgen has rendered. */
  static List<String> of(JobFile job) {
    List<String> written = new ArrayList<>();
    if (!Ownership.begins(job.source().text(), 0)) {
      for (Span comment : job.comments()) {
        written.add(job.source().slice(comment));
      }
    }
    return kept(written);
  }

  /** {@code lines}: each with its sign. Rulers go, and empty ones at the ends and in a row. */
  static List<String> kept(List<String> lines) {
    List<String> kept = new ArrayList<>();
    for (String line : lines) {
      String text = line;
      while (text.startsWith("#")) {
        text = text.substring(1);
      }
      text = text.startsWith(" ") ? text.substring(1) : text;
      text = printable(text.stripTrailing());
      boolean says =
          text.chars().anyMatch(Character::isLetterOrDigit) && !Undisclosed.isSecretIn(text);
      if (says || !kept.isEmpty() && !kept.get(kept.size() - 1).isEmpty()) {
        kept.add(says ? text : "");
      }
    }
    while (!kept.isEmpty() && kept.get(kept.size() - 1).isEmpty()) {
      kept.remove(kept.size() - 1);
    }
    return kept;
  }

  /** A comment of YAML has no control characters. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                out.appendCodePoint(
                    c < ' '
                            || c >= 0x7F && c <= 0xA0
                            || c == 0x2028
                            || c == 0x2029
                            || c >= 0xD800 && c <= 0xDFFF
                            || c >= 0xFFFE && c <= 0xFFFF
                            || c == 0xFEFF
                        ? ' '
                        : c));
    return out.toString().stripTrailing();
  }
}
