package io.github.unitgen.syntax.systemd;

import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A systemd unit file as a flat, lossless list of logical lines. The spans of the lines are
 * contiguous and cover the whole text, so {@link #print} returns it byte for byte.
 */
public final class UnitFile {
  private final Source source;
  private final boolean isParsed;

  /** Null after {@link #forget}. */
  private @Nullable List<Line> lines;

  /** Creates the tree of a text that was put together from several; {@code lines} cover it. */
  public UnitFile(Source source, List<Line> lines) {
    this(source, lines, false);
  }

  private UnitFile(Source source, List<Line> lines, boolean isParsed) {
    this.source = source;
    this.lines = List.copyOf(lines);
    this.isParsed = isParsed;
  }

  /** Creates the tree that {@link UnitParser} makes of {@code source}. */
  static UnitFile parsed(Source source, List<Line> lines) {
    return new UnitFile(source, lines, true);
  }

  public Source source() {
    return source;
  }

  /** Returns the lines in file order. */
  public List<Line> lines() {
    List<Line> known = lines;
    if (known == null) {
      known = UnitParser.parse(source).lines();
      lines = known;
    }
    return known;
  }

  /**
   * Lets go of the lines if they can be parsed again, which {@link #lines} does on demand; they are
   * equal then, but not the same objects.
   */
  public void forget() {
    if (isParsed) {
      lines = null;
    }
  }

  /** A logical line; its span covers its continuations and every line terminator. */
  public sealed interface Line permits Blank, Comment, Section, Assignment, Junk {
    Span span();
  }

  /** An empty line, or one of spaces only. */
  public record Blank(Span span) implements Line {}

  /** A comment; {@code textSpan} runs from {@code #} or {@code ;} to the last character. */
  public record Comment(Span span, Span textSpan) implements Line {}

  /** A section header; the name is the text between the brackets, with its spaces. */
  public record Section(Span span, Span nameSpan, String name) implements Line {}

  /** A line that systemd cannot read; {@code textSpan} leaves out surrounding spaces. */
  public record Junk(Span span, Span textSpan, Reason reason) implements Line {}

  /** The reason why systemd 252 cannot read a line, in the order of its tests. */
  public enum Reason {
    /** A line, or several joined by backslashes, of 1 MiB or more (until 234: 2 KiB). */
    TOO_LONG(true),
    /** Invalid UTF-8, or a Unicode noncharacter. */
    NOT_UTF8(true),
    /** A line that starts with {@code [} and does not end with {@code ]}. */
    UNCLOSED_HEADER(true),
    /** A header that contains a quote, a backslash or a control character. */
    UNSAFE_HEADER(true),
    /** A line before the first section. */
    BEFORE_SECTION(false),
    /** Neither a comment nor an assignment. */
    NO_EQUALS(false),
    /** A value without a key. */
    NO_KEY(false);

    private final boolean refusesFile;

    Reason(boolean refusesFile) {
      this.refusesFile = refusesFile;
    }

    /** Whether systemd then refuses the whole unit; otherwise it warns and reads on. */
    public boolean refusesFile() {
      return refusesFile;
    }
  }

  /**
   * A line {@code key = value}.
   *
   * @param span the whole logical line, with its line terminators
   * @param section the section that the line is in
   * @param keySpan the key as written
   * @param key the key
   * @param valueSpan the value as written, with its continuations
   * @param value the value as systemd reads it: continued lines are joined by one space, comment
   *     lines between them are left out, and surrounding spaces are trimmed; nothing is unquoted
   * @param seams the places where continued lines are joined, in order; empty without a
   *     continuation
   */
  public record Assignment(
      Span span,
      String section,
      Span keySpan,
      String key,
      Span valueSpan,
      String value,
      List<Seam> seams)
      implements Line {
    public Assignment {
      seams = List.copyOf(seams);
    }

    /**
     * Whether the value is empty, which drops the earlier assignments; see the setting's man page.
     */
    public boolean isReset() {
      return value.isEmpty();
    }

    /**
     * Returns where the character at {@code valueIndex} of the joined value was written. The space
     * that joins two lines was written as the backslash. The end of the value is a valid index.
     */
    public int sourceOffset(int valueIndex) {
      Objects.checkIndex(valueIndex, value.length() + 1);
      if (valueIndex == value.length()) {
        return valueSpan.end();
      }
      int low = 0;
      int high = seams.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (seams.get(middle).valueIndex() <= valueIndex) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return seams.isEmpty()
          ? valueSpan.start() + valueIndex
          : seams.get(low).sourceOffset() + valueIndex - seams.get(low).valueIndex();
    }

    /** Returns the source range of a range of the joined value. */
    public Span sourceSpan(Span inValue) {
      return sourceSpan(inValue.start(), inValue.end());
    }

    /**
     * Returns the source range of the range of the joined value from {@code from} to {@code to}.
     */
    public Span sourceSpan(int from, int to) {
      if (seams.isEmpty()) {
        Objects.checkFromToIndex(from, to, value.length() + 1);
        return new Span(valueSpan.start() + from, valueSpan.start() + to);
      }
      int start = sourceOffset(from);
      return from == to ? Span.at(start) : new Span(start, sourceOffset(to - 1) + 1);
    }
  }

  /** From {@code valueIndex} on, the value was written at {@code sourceOffset}. */
  public record Seam(int valueIndex, int sourceOffset) {}

  /**
   * Returns the lines as they appear in a longer text, where this text begins at {@code start} and
   * lacks its first {@code skipped} characters, such as a byte order mark.
   */
  public List<Line> moved(int start, int skipped) {
    List<Line> moved = new ArrayList<>(lines().size());
    for (Line line : lines()) {
      moved.add(moved(line, start, skipped));
    }
    return moved;
  }

  private static Line moved(Line line, int start, int skipped) {
    Span span = moved(line.span(), start, skipped);
    if (line instanceof Assignment a) {
      int by = start - skipped;
      List<Seam> seams = new ArrayList<>(a.seams().size());
      a.seams().forEach(seam -> seams.add(new Seam(seam.valueIndex(), seam.sourceOffset() + by)));
      return new Assignment(
          span,
          a.section(),
          moved(a.keySpan(), start, skipped),
          a.key(),
          moved(a.valueSpan(), start, skipped),
          a.value(),
          seams);
    }
    if (line instanceof Section section) {
      return new Section(span, moved(section.nameSpan(), start, skipped), section.name());
    }
    if (line instanceof Comment comment) {
      return new Comment(span, moved(comment.textSpan(), start, skipped));
    }
    if (line instanceof Junk junk) {
      return new Junk(span, moved(junk.textSpan(), start, skipped), junk.reason());
    }
    return new Blank(span);
  }

  private static Span moved(Span span, int start, int skipped) {
    int by = start - skipped;
    return new Span(Math.max(start, span.start() + by), Math.max(start, span.end() + by));
  }

  /** Returns the assignments to {@code key} in all sections of that name, in file order. */
  public List<Assignment> all(String section, String key) {
    List<Assignment> found = new ArrayList<>();
    for (Line line : lines()) {
      if (line instanceof Assignment assignment && isOf(assignment, section, key)) {
        found.add(assignment);
      }
    }
    return found;
  }

  /** Returns the assignment that counts for a setting with a single value. */
  public Optional<Assignment> last(String section, String key) {
    List<Line> all = lines();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i) instanceof Assignment assignment && isOf(assignment, section, key)) {
        return Optional.of(assignment);
      }
    }
    return Optional.empty();
  }

  /** Whether the line is an {@code .include}, which systemd 246 and newer do not read. */
  public boolean isInclude(Junk line) {
    return source.slice(line.textSpan()).startsWith(".include ");
  }

  /** Returns the section headers in file order; a section that is opened twice is listed twice. */
  public List<Section> sections() {
    List<Section> found = new ArrayList<>();
    for (Line line : lines()) {
      if (line instanceof Section section) {
        found.add(section);
      }
    }
    return found;
  }

  /** Returns the text, byte for byte. */
  public String print() {
    StringBuilder out = new StringBuilder(source.text().length());
    for (Line line : lines()) {
      out.append(source.text(), line.span().start(), line.span().end());
    }
    return out.toString();
  }

  private static boolean isOf(Assignment assignment, String section, String key) {
    return assignment.key().equals(key) && assignment.section().equals(section);
  }
}
