package io.github.unitgen.lint.fix;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.lint.IgnoreComment;
import io.github.unitgen.lint.Kind;
import io.github.unitgen.lint.LintFile;
import io.github.unitgen.lint.Linter;
import io.github.unitgen.lint.Reading;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Adds the comments that suppress findings of a file. Each comment is before the setting, stanza or
 * key that it is about, or else at the head of the file. A comment that would change the parts that
 * the reader of the file sees is not written. Any text and any findings have a result.
 */
public final class IgnoreComments {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final LintFile file;
  private final String text;
  private final String reason;
  private final Optional<Reading> before;

  /** Whether each step is checked by a lint of the file, which costs more. */
  private boolean lints;

  private IgnoreComments(LintFile file, String reason) {
    this.file = file;
    this.text = file.source().text();
    this.reason = reason;
    this.before = Reading.of(file);
  }

  /**
   * A text with comments.
   *
   * @param source the new text
   * @param ignored the findings that a comment suppresses now
   * @param left the findings that no comment can suppress
   */
  public record Commented(Source source, List<Diagnostic> ignored, List<Diagnostic> left) {
    public Commented {
      ignored = List.copyOf(ignored);
      left = List.copyOf(left);
    }
  }

  /** A finding and the place of the comment about it. */
  private record Wish(Diagnostic finding, int offset) {}

  /** Adds comments for {@code findings}; {@code reason} is one line, or empty. */
  public static Commented add(LintFile file, List<Diagnostic> findings, String reason) {
    return new IgnoreComments(file, reason).add(findings);
  }

  private Commented add(List<Diagnostic> findings) {
    // An empty unit file masks its unit: with a comment it would no longer be empty.
    if (findings.isEmpty() || text.isEmpty() || before.isEmpty()) {
      return new Commented(file.source(), List.of(), findings);
    }
    List<Wish> wishes = new ArrayList<>();
    for (Diagnostic finding : findings) {
      wishes.add(new Wish(finding, offsets(finding).get(0)));
    }
    Commented quick = commented(accepted(List.of(), wishes), findings);
    if (isTrue(quick)) {
      return quick;
    }
    // This happens mostly in a broken file: a comment moves a finding out of the part that it
    // covers.
    lints = true;
    return commented(accepted(List.of(), wishes), findings);
  }

  private Commented commented(List<Wish> accepted, List<Diagnostic> findings) {
    Source now = new Source(file.source().name(), text(accepted));
    Predicate<Diagnostic> suppressed = Linter.ignored(file.with(now));
    NavigableMap<Integer, Integer> shifts = shifts(accepted);
    List<Diagnostic> ignored = new ArrayList<>();
    List<Diagnostic> left = new ArrayList<>();
    for (Diagnostic finding : findings) {
      (suppressed.test(moved(finding, now, shifts)) ? ignored : left).add(finding);
    }
    return new Commented(now, ignored, left);
  }

  /** Whether a lint of the file alone reports the same as before, without the ignored findings. */
  private boolean isTrue(Commented commented) {
    Map<String, Integer> allowed = reported(file);
    commented.ignored().forEach(finding -> allowed.merge(words(finding), -1, Integer::sum));
    return reported(file.with(commented.source())).entrySet().stream()
        .allMatch(entry -> entry.getValue() <= allowed.getOrDefault(entry.getKey(), 0));
  }

  private static Map<String, Integer> reported(LintFile file) {
    Map<String, Integer> counts = new HashMap<>();
    for (Diagnostic finding : Linter.lint(file.document(), file.criteria())) {
      if (!Linter.isAboutIgnoring(finding.rule())) {
        counts.merge(words(finding), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static String words(Diagnostic finding) {
    return finding.rule() + " " + finding.message();
  }

  /** Halves a list that cannot be accepted as a whole: mostly a single wish is the cause. */
  private List<Wish> accepted(List<Wish> accepted, List<Wish> more) {
    List<Wish> all = new ArrayList<>(accepted);
    all.addAll(more);
    if (isAcceptable(all)) {
      return all;
    }
    if (more.size() == 1) {
      return one(accepted, more.get(0).finding());
    }
    int half = more.size() / 2;
    return accepted(accepted(accepted, more.subList(0, half)), more.subList(half, more.size()));
  }

  private List<Wish> one(List<Wish> accepted, Diagnostic finding) {
    for (int offset : offsets(finding)) {
      List<Wish> all = new ArrayList<>(accepted);
      all.add(new Wish(finding, offset));
      if (isAcceptable(all)) {
        return all;
      }
    }
    return accepted;
  }

  private boolean isAcceptable(List<Wish> wishes) {
    for (Wish wish : wishes) {
      if (isContinued(wish.offset())) {
        return false;
      }
    }
    Source now = new Source(file.source().name(), text(wishes));
    LintFile commented = file.with(now);
    Optional<Reading> after = Reading.of(commented);
    if (after.isEmpty() || !after.get().isSameAs(before.orElseThrow())) {
      return false;
    }
    Predicate<Diagnostic> ignored = Linter.ignored(commented);
    NavigableMap<Integer, Integer> shifts = shifts(wishes);
    for (Wish wish : wishes) {
      if (!ignored.test(moved(wish.finding(), now, shifts))) {
        return false;
      }
    }
    return !lints || isTrue(commented(wishes, wishes.stream().map(Wish::finding).toList()));
  }

  /** Whether the line above ends with a backslash: some versions also continue a comment. */
  private boolean isContinued(int offset) {
    int at = offset - 1;
    while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at >= 0 && text.charAt(at) == '\\';
  }

  /** Returns by offset how far the text from there on moves. */
  private NavigableMap<Integer, Integer> shifts(List<Wish> wishes) {
    NavigableMap<Integer, Integer> shifts = new TreeMap<>();
    int by = 0;
    for (Map.Entry<Integer, String> comment : comments(wishes).entrySet()) {
      by += comment.getValue().length();
      shifts.put(comment.getKey(), by);
    }
    return shifts;
  }

  private static Diagnostic moved(
      Diagnostic finding, Source now, NavigableMap<Integer, Integer> shifts) {
    int start = finding.at().span().start();
    Map.Entry<Integer, Integer> shift = shifts.floorEntry(start);
    int by = shift == null ? 0 : shift.getValue();
    return new Diagnostic(
        finding.rule(),
        finding.name(),
        finding.severity(),
        now.place(start + by, start + by),
        finding.message(),
        List.of(),
        Optional.empty());
  }

  /** Returns the offsets where comments about {@code finding} can be, narrowest first. */
  private List<Integer> offsets(Diagnostic finding) {
    int start = finding.at().span().start();
    Kind kind = file.document().kind();
    Set<Integer> offsets = new LinkedHashSet<>();
    if (kind == Kind.MANIFEST || kind == Kind.CONFIG) {
      offsets.addAll(outwards(start));
    } else {
      before.orElseThrow().partAt(start).map(Span::start).map(this::line).ifPresent(offsets::add);
    }
    if (start == text.length() && text.endsWith("\n")) {
      offsets.add(start);
    }
    offsets.add(head());
    return List.copyOf(offsets);
  }

  /**
   * Returns the line at {@code offset} and the lines above it that are less deep, each less than
   * the one before.
   */
  private List<Integer> outwards(int offset) {
    List<Integer> lines = new ArrayList<>();
    int depth = Integer.MAX_VALUE;
    for (int at = line(offset); ; at = line(at - 1)) {
      String line = text.substring(at, lineEnd(at));
      boolean content = !line.isBlank() && !line.strip().startsWith("#");
      int indentation = line.length() - line.stripLeading().length();
      if (content && indentation < depth) {
        lines.add(at);
        depth = indentation;
      }
      if (at <= line(0) || depth == 0) {
        return lines;
      }
    }
  }

  /** Returns the offset of the first line that is not a comment. */
  private int head() {
    int at = line(0);
    while (at < text.length()) {
      String line = text.substring(at, lineEnd(at)).strip();
      if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
        return at;
      }
      at = Math.min(text.length(), lineEnd(at) + 1);
    }
    return line(0);
  }

  private int line(int offset) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    return start == 0 && text.charAt(0) == BYTE_ORDER_MARK ? 1 : start;
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** Returns by offset the line that is inserted there. */
  private NavigableMap<Integer, String> comments(List<Wish> wishes) {
    TreeMap<Integer, Set<String>> rules = new TreeMap<>();
    for (Wish wish : wishes) {
      rules.computeIfAbsent(wish.offset(), any -> new TreeSet<>()).add(wish.finding().rule());
    }
    String end = Patch.hasOnlyCrlf(text) ? "\r\n" : "\n";
    NavigableMap<Integer, String> comments = new TreeMap<>();
    rules.forEach(
        (offset, names) ->
            comments.put(
                offset,
                indentation(offset) + IgnoreComment.text(List.copyOf(names), reason) + end));
    return comments;
  }

  private String indentation(int offset) {
    int end = offset;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(offset, end);
  }

  private String text(List<Wish> wishes) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (Map.Entry<Integer, String> comment : comments(wishes).entrySet()) {
      out.append(text, from, comment.getKey()).append(comment.getValue());
      from = comment.getKey();
    }
    return out.append(text, from, text.length()).toString();
  }
}
