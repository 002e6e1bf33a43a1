package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentFile;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.upstart.JobFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The comments {@code # unitgen: ignore[S501] reason} of a file, and the part that each of them
 * covers. A comment with nothing but comments before it covers the whole file. A comment before a
 * section header covers that section. Any other covers the assignment, stanza, line of a script or
 * YAML value that follows it. In jobs and manifests, a trailing comment covers the text before it.
 */
final class Suppressions {
  static final RuleInfo UNUSED =
      RuleInfo.warning("X912", "unused-suppression", "Suppression has no effect");

  static final RuleInfo UNREASONED =
      RuleInfo.info("X913", "suppression-without-reason", "Suppression has no reason")
          .in(Profile.PEDANTIC);

  static final RuleInfo UNREAD =
      RuleInfo.warning(
          "X915", "unread-suppression", "Comment that is meant to ignore a rule is not read");

  /** The rules about suppressions themselves. */
  static final List<RuleInfo> RULES = List.of(UNUSED, UNREASONED, UNREAD);

  private static final TreeSet<Integer> NONE = new TreeSet<>();

  private final Source source;
  private final List<Suppression> all = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private @Nullable Map<String, Offsets> covered;

  private Suppressions(Source source) {
    this.source = source;
  }

  /**
   * One rule that one comment names; it covers a finding by the start of the finding.
   *
   * @param rule the id or name of the rule
   * @param at the place of the rule in the comment
   * @param reasoned whether the comment has a reason
   * @param covered the part of the file that it covers
   */
  private record Suppression(String rule, Span at, boolean reasoned, Span covered) {
    boolean isAbout(RuleInfo info) {
      return rule.equals(info.id()) || rule.equals(info.name());
    }

    boolean isAboutSuppressions() {
      return RULES.stream().anyMatch(this::isAbout);
    }
  }

  /** A comment that suppresses nothing, and the rules that it seems meant for. */
  private record Unread(Span at, List<String> rules) {}

  /** The offsets that several spans cover. */
  private static final class Offsets {
    static final Offsets NONE = new Offsets();

    /** Ends by starts; the spans do not touch each other. */
    private final TreeMap<Integer, Integer> spans = new TreeMap<>();

    void add(Span span) {
      int start = span.start();
      int end = span.end();
      Map.Entry<Integer, Integer> before = spans.floorEntry(start);
      if (before != null && before.getValue() >= start) {
        start = before.getKey();
        end = Math.max(end, before.getValue());
      }
      for (Integer next = spans.ceilingKey(start);
          next != null && next <= end;
          next = spans.ceilingKey(start)) {
        end = Math.max(end, spans.remove(next));
      }
      spans.put(start, end);
    }

    boolean contain(int offset) {
      Map.Entry<Integer, Integer> before = spans.floorEntry(offset);
      return before != null && before.getValue() > offset;
    }
  }

  static Suppressions of(UnitFile file) {
    Suppressions found = new Suppressions(file.source());
    String text = file.source().text();
    List<UnitFile.Line> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof UnitFile.Comment comment
          && IgnoreComment.isIn(text, comment.textSpan().start(), comment.textSpan().end())) {
        found.read(file);
        break;
      }
    }
    return found;
  }

  static Suppressions of(JobFile file) {
    Suppressions found = new Suppressions(file.source());
    if (IgnoreComment.isIn(file.source().text())) {
      found.read(file);
    }
    return found;
  }

  static Suppressions of(EnvironmentFile file) {
    Suppressions found = new Suppressions(file.source());
    if (IgnoreComment.isIn(file.source().text())) {
      found.read(file);
    }
    return found;
  }

  static Suppressions ofManifest(Source source) {
    Suppressions found = new Suppressions(source);
    if (IgnoreComment.isIn(source.text())) {
      found.readManifest();
    }
    return found;
  }

  /** Whether a comment suppresses the finding. */
  boolean cover(Diagnostic finding) {
    Map<String, Offsets> known = covered;
    if (known == null) {
      known = new HashMap<>();
      for (Suppression suppression : all) {
        known.computeIfAbsent(suppression.rule(), rule -> new Offsets()).add(suppression.covered());
      }
      covered = known;
    }
    int start = finding.at().span().start();
    return known.getOrDefault(finding.rule(), Offsets.NONE).contain(start)
        || known.getOrDefault(finding.name(), Offsets.NONE).contain(start);
  }

  /**
   * Returns a new list of the findings that are not suppressed, and of those about suppressions.
   */
  List<Diagnostic> apply(List<Diagnostic> findings, Selection selection) {
    List<Diagnostic> left = new ArrayList<>();
    if (all.isEmpty() && unread.isEmpty()) {
      left.addAll(findings);
      return left;
    }
    List<Diagnostic> found = new ArrayList<>(findings);
    for (Unread comment : unread) {
      report(
          UNREAD,
          comment.at(),
          selection,
          "this comment is not read, so it ignores nothing",
          "use `" + IgnoreComment.text(comment.rules(), "") + "` and a reason",
          found);
    }
    judge(suppression -> !suppression.isAboutSuppressions(), findings, selection, found);
    for (Suppression suppression : all) {
      if (!suppression.reasoned()) {
        String message = suppression.rule() + " is ignored without a reason";
        report(
            UNREASONED,
            suppression.at(),
            selection,
            message,
            "add the reason after the closing bracket",
            found);
      }
    }
    for (Diagnostic finding : found) {
      if (!cover(finding)) {
        left.add(finding);
      }
    }
    judge(Suppression::isAboutSuppressions, found, selection, left);
    return left;
  }

  /**
   * Reports the suppressions that {@code asked} accepts and that cover none of {@code findings}.
   */
  private void judge(
      Predicate<Suppression> asked,
      List<Diagnostic> findings,
      Selection selection,
      List<Diagnostic> to) {
    Map<String, TreeSet<Integer>> starts = new HashMap<>();
    for (Diagnostic finding : findings) {
      for (String rule : List.of(finding.rule(), finding.name())) {
        starts.computeIfAbsent(rule, any -> new TreeSet<>()).add(finding.at().span().start());
      }
    }
    for (Suppression suppression : all) {
      Optional<RuleInfo> rule = Rules.find(suppression.rule());
      if (asked.test(suppression) && rule.map(selection::isOn).orElse(true)) {
        Span covers = suppression.covered();
        Integer next = starts.getOrDefault(suppression.rule(), NONE).ceiling(covers.start());
        if (next == null || next >= covers.end()) {
          report(UNUSED, suppression.at(), selection, unused(suppression, rule), "remove it", to);
        }
      }
    }
  }

  private static String unused(Suppression suppression, Optional<RuleInfo> rule) {
    return rule.isEmpty()
        ? "unknown rule " + suppression.rule()
        : suppression.rule() + " reports nothing here, so there is nothing to ignore";
  }

  private void report(
      RuleInfo rule, Span at, Selection selection, String text, String help, List<Diagnostic> to) {
    if (selection.isOn(rule)) {
      Findings findings = new Findings(source, rule);
      findings.report(at, text, finding -> finding.help(help));
      findings.found().forEach(finding -> to.add(selection.graded(rule, finding)));
    }
  }

  private void read(UnitFile file) {
    boolean head = true;
    List<UnitFile.Line> lines = file.lines();
    int[] content = next(lines.size(), i -> !isBlank(lines.get(i)));
    int[] header = next(lines.size(), i -> lines.get(i) instanceof UnitFile.Section);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof UnitFile.Comment comment) {
        int next = content[i];
        Span covered = head ? source.whole().span() : end();
        if (!head && next < lines.size()) {
          int start = lines.get(next).span().start();
          boolean section = lines.get(next) instanceof UnitFile.Section;
          int last = section ? header[next + 1] - 1 : next;
          covered = new Span(start, lines.get(last).span().end());
        }
        add(comment.textSpan(), covered);
      } else if (!(lines.get(i) instanceof UnitFile.Blank)) {
        head = false;
      }
    }
  }

  private static boolean isBlank(UnitFile.Line line) {
    return line instanceof UnitFile.Blank || line instanceof UnitFile.Comment;
  }

  /**
   * Returns for each index the first index from there on that {@code is} accepts, or {@code size}.
   */
  private static int[] next(int size, IntPredicate is) {
    int[] next = new int[size + 1];
    next[size] = size;
    for (int i = size - 1; i >= 0; i--) {
      next[i] = is.test(i) ? i : next[i + 1];
    }
    return next;
  }

  private void read(JobFile file) {
    boolean head = true;
    List<JobFile.Stanza> stanzas = file.stanzas();
    List<Span> comments = file.comments();
    int at = 0;
    int[] content = next(stanzas.size(), i -> !isBlank(stanzas.get(i)));
    for (int i = 0; i < stanzas.size(); i++) {
      JobFile.Stanza stanza = stanzas.get(i);
      while (at < comments.size() && comments.get(at).start() < stanza.span().start()) {
        at++;
      }
      if (stanza instanceof JobFile.Comment comment) {
        int next = content[i];
        Span following = next < stanzas.size() ? stanzas.get(next).span() : end();
        add(comment.textSpan(), head ? source.whole().span() : following);
      } else if (!(stanza instanceof JobFile.Blank)) {
        head = false;
        while (at < comments.size() && comments.get(at).end() <= stanza.span().end()) {
          add(comments.get(at), stanza.span());
          at++;
        }
        if (stanza instanceof JobFile.Script script) {
          readLines(script.body().start(), script.body().end());
        }
      }
    }
  }

  private static boolean isBlank(JobFile.Stanza stanza) {
    return stanza instanceof JobFile.Blank || stanza instanceof JobFile.Comment;
  }

  private void read(EnvironmentFile file) {
    boolean head = true;
    List<EnvironmentFile.Entry> entries = file.entries();
    int[] content = next(entries.size(), i -> !isBlank(entries.get(i)));
    for (int i = 0; i < entries.size(); i++) {
      EnvironmentFile.Entry entry = entries.get(i);
      if (entry instanceof EnvironmentFile.Comment comment) {
        int start = comment.span().start();
        while (source.text().charAt(start) != '#' && source.text().charAt(start) != ';') {
          start++;
        }
        int next = content[i];
        Span following = next < entries.size() ? entries.get(next).span() : end();
        Span covered = head ? source.whole().span() : following;
        add(new Span(start, comment.span().end()), covered);
      } else {
        head &= isBlank(entry);
      }
    }
  }

  private static boolean isBlank(EnvironmentFile.Entry entry) {
    return entry instanceof EnvironmentFile.Comment
        || entry instanceof EnvironmentFile.Junk junk && junk.textSpan().isEmpty();
  }

  /**
   * Reads the comments of a shell script. Each covers its own line, or the next one if it is alone
   * on a line.
   */
  private void readLines(int from, int to) {
    for (int at = from; at < to; ) {
      int end = lineEnd(at, to);
      int comment = IgnoreComment.find(source.text(), at, end);
      if (comment >= 0) {
        boolean alone = source.text().substring(at, comment).isBlank();
        int next = Math.min(end + 1, to);
        add(new Span(comment, end), alone ? new Span(next, lineEnd(next, to)) : new Span(at, end));
      }
      at = end + 1;
    }
  }

  private int lineEnd(int at, int to) {
    int end = source.text().indexOf('\n', at);
    return end < 0 || end > to ? to : end;
  }

  /** Reads the comments of YAML. Each covers its line and the lines below that are deeper. */
  private void readManifest() {
    String text = source.text();
    boolean head = true;
    int content = 0;
    Span block = end();
    for (int at = 0; at < text.length(); ) {
      int end = lineEnd(at, text.length());
      int comment = IgnoreComment.find(text, at, end);
      String before = text.substring(at, comment < 0 ? end : comment);
      head &= before.isBlank() || before.strip().startsWith("#");
      if (comment >= 0) {
        if (before.isBlank() && content <= end) {
          content = nextContent(end + 1);
        }
        int about = before.isBlank() ? content : at;
        if (about != block.start()) {
          block = block(about); // searched once for all comments about it
        }
        add(new Span(comment, end), head ? source.whole().span() : block);
      }
      at = end + 1;
    }
  }

  private int nextContent(int from) {
    int at = from;
    while (at < source.text().length()) {
      int end = lineEnd(at, source.text().length());
      String line = source.text().substring(at, end).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        return at;
      }
      at = end + 1;
    }
    return source.text().length();
  }

  /** Returns the line at {@code start} and all lines after it that are empty or deeper. */
  private Span block(int start) {
    String text = source.text();
    if (start >= text.length()) {
      return end();
    }
    int depth = depth(start);
    int end = lineEnd(start, text.length());
    while (end < text.length()) {
      int next = lineEnd(end + 1, text.length());
      if (!text.substring(end + 1, next).isBlank() && depth(end + 1) <= depth) {
        break;
      }
      end = next;
    }
    return new Span(start, end);
  }

  private int depth(int at) {
    int depth = at;
    while (depth < source.text().length() && source.text().charAt(depth) == ' ') {
      depth++;
    }
    return depth - at;
  }

  /** Extends an empty span, so that a finding at the end of the text can be covered too. */
  private static Span atLeastOne(Span covered) {
    return new Span(covered.start(), Math.max(covered.end(), covered.start() + 1));
  }

  private Span end() {
    return Span.at(source.text().length());
  }

  private void add(Span comment, Span covered) {
    String text = source.slice(comment);
    Optional<IgnoreComment> ignore = IgnoreComment.parse(text);
    if (ignore.isEmpty()) {
      List<String> meant = IgnoreComment.meant(text);
      if (!meant.isEmpty()) {
        unread.add(new Unread(comment, meant));
      }
      return;
    }
    for (IgnoreComment.Named named : ignore.get().rules()) {
      Span at = new Span(comment.start() + named.at().start(), comment.start() + named.at().end());
      all.add(new Suppression(named.rule(), at, ignore.get().reasoned(), atLeastOne(covered)));
    }
  }
}
