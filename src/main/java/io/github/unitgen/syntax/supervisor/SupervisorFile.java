package io.github.unitgen.syntax.supervisor;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.List;

/**
 * A file of supervisord, as supervisor 4.2 reads it: Python's {@code RawConfigParser} with {@code
 * ;} and {@code #} as inline comments, and sections and settings that may come twice. Total and
 * lossless: any text gives lines, which together are the text. A line that supervisord refuses is
 * kept and left out of the sections.
 *
 * @param source the text
 * @param lines each line of the text with its terminator, in order
 * @param preface the comments above the first section, up to the last blank line before it
 * @param sections in the order of their headers; a section that comes twice is here twice
 * @param refused lines over which supervisord does not start
 */
public record SupervisorFile(
    Source source,
    List<Line> lines,
    List<String> preface,
    List<Section> sections,
    List<Located<String>> refused) {
  public SupervisorFile {
    lines = List.copyOf(lines);
    preface = List.copyOf(preface);
    sections = List.copyOf(sections);
    refused = List.copyOf(refused);
  }

  /** What a line is. */
  public enum Kind {
    BLANK,
    COMMENT,
    HEADER,
    SETTING,
    CONTINUATION,
    REFUSED
  }

  /** A line with its terminator. */
  public record Line(Kind kind, Span span) {}

  /**
   * A section.
   *
   * @param name what stands between the brackets, spaces included
   * @param settings in their order; the last of one name counts
   * @param comments the lines right above the header, and those of its own, without their marks
   */
  public record Section(Located<String> name, List<Setting> settings, List<String> comments) {
    public Section {
      settings = List.copyOf(settings);
      comments = List.copyOf(comments);
    }
  }

  /**
   * A setting.
   *
   * @param name in lower case, as supervisord compares it; {@code at} covers its first line
   * @param value without comments; continuation lines follow a line break each
   * @param comments what stands behind the value, line after line
   */
  public record Setting(Located<String> name, String value, List<String> comments) {
    public Setting {
      comments = List.copyOf(comments);
    }
  }

  /** Pure. */
  public static SupervisorFile read(Source source) {
    return new SupervisorReader(source).read();
  }
}
