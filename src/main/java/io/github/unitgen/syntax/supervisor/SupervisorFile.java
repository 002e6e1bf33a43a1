package io.github.unitgen.syntax.supervisor;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.List;

/**
 * A file of supervisord, as supervisor 4.2 reads it: Python's {@code RawConfigParser} with {@code
 * ;} and {@code #} as inline comments, and with repeated sections and settings. Lossless: the lines
 * of any text, together, are the text. A line that supervisord refuses is kept, but is not part of
 * a section.
 *
 * @param source the text
 * @param lines each line of the text with its terminator, in order
 * @param preface the comments above the first section, up to the last empty line before it
 * @param sections in the order of their headers; a repeated section is listed repeatedly
 * @param refused lines because of which supervisord does not start
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

  /** The kinds of lines. */
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
   * @param name the text between the brackets, with its spaces
   * @param settings in file order; the last of one name counts
   * @param comments the lines directly above the header, and those of its own, without their marks
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
   * @param value without comments; each continuation line follows a line break
   * @param comments the comments after the value, line by line
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
