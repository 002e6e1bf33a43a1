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
import java.util.List;
import java.util.Optional;

/**
 * The comments {@code # unitgen: ignore[S501] reason} of a file, and what each of them covers: the
 * whole file where nothing but comments stands before it; else the assignment, stanza, line of a
 * script or YAML value that follows it or, of jobs and manifests, that it stands behind; else, in
 * front of a section header, that section.
 */
final class Suppressions {
  static final RuleInfo UNUSED =
      RuleInfo.warning("X912", "unused-suppression", "a suppression suppresses nothing");

  static final RuleInfo UNREASONED =
      RuleInfo.info("X913", "suppression-without-reason", "a suppression does not say why")
          .in(Profile.PEDANTIC);

  /** What is found about suppressions themselves. */
  static final List<RuleInfo> RULES = List.of(UNUSED, UNREASONED);

  private final Source source;
  private final List<Suppression> all = new ArrayList<>();

  private Suppressions(Source source) {
    this.source = source;
  }

  /** One rule that one comment names. */
  private record Suppression(String rule, Span at, boolean reasoned, Span covered) {
    boolean covers(Diagnostic finding) {
      int start = finding.at().span().start();
      return (rule.equals(finding.rule()) || rule.equals(finding.name()))
          && covered.start() <= start
          && (start < covered.end() || covered.isEmpty() || start == covered.start());
    }
  }

  static Suppressions of(UnitFile file) {
    Suppressions found = new Suppressions(file.source());
    if (IgnoreComment.isIn(file.source().text())) {
      found.read(file);
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

  /** Whether a comment takes the finding back. */
  boolean cover(Diagnostic finding) {
    return all.stream().anyMatch(suppression -> suppression.covers(finding));
  }

  /** The findings that are not suppressed, and those about suppressions; a new list. */
  List<Diagnostic> apply(List<Diagnostic> findings, Selection selection) {
    List<Diagnostic> left = new ArrayList<>(findings);
    for (Suppression suppression : all) {
      boolean used = left.removeIf(suppression::covers);
      used |= findings.stream().anyMatch(suppression::covers);
      Optional<RuleInfo> rule = Rules.find(suppression.rule());
      if (!used && rule.map(selection::isOn).orElse(true)) {
        report(UNUSED, suppression, selection, unused(suppression, rule), left);
      }
      if (!suppression.reasoned()) {
        String message = "nothing says why " + suppression.rule() + " is ignored";
        report(UNREASONED, suppression, selection, message, left);
      }
    }
    return left;
  }

  private static String unused(Suppression suppression, Optional<RuleInfo> rule) {
    return rule.isEmpty()
        ? "no rule is called " + suppression.rule()
        : "there is no finding of " + suppression.rule() + " to ignore here";
  }

  private void report(
      RuleInfo rule,
      Suppression suppression,
      Selection selection,
      String text,
      List<Diagnostic> to) {
    if (selection.isOn(rule)) {
      Findings findings = new Findings(source, rule);
      findings.report(
          suppression.at(),
          text,
          finding ->
              finding.help(
                  rule.equals(UNUSED)
                      ? "remove it"
                      : "write the reason behind the closing bracket"));
      findings.found().forEach(finding -> to.add(selection.graded(rule, finding)));
    }
  }

  private void read(UnitFile file) {
    boolean head = true;
    List<UnitFile.Line> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof UnitFile.Comment comment) {
        Span covered = head ? source.whole().span() : following(lines, i + 1);
        add(comment.textSpan(), covered);
      } else if (!(lines.get(i) instanceof UnitFile.Blank)) {
        head = false;
      }
    }
  }

  /** The next assignment or junk, or the next section with all that is in it. */
  private Span following(List<UnitFile.Line> lines, int from) {
    for (int i = from; i < lines.size(); i++) {
      UnitFile.Line line = lines.get(i);
      if (line instanceof UnitFile.Section) {
        int end = i + 1;
        while (end < lines.size() && !(lines.get(end) instanceof UnitFile.Section)) {
          end++;
        }
        return new Span(line.span().start(), lines.get(end - 1).span().end());
      }
      if (!(line instanceof UnitFile.Blank || line instanceof UnitFile.Comment)) {
        return line.span();
      }
    }
    return end();
  }

  private void read(JobFile file) {
    boolean head = true;
    List<JobFile.Stanza> stanzas = file.stanzas();
    List<Span> comments = file.comments();
    for (int i = 0; i < stanzas.size(); i++) {
      JobFile.Stanza stanza = stanzas.get(i);
      if (stanza instanceof JobFile.Comment comment) {
        add(comment.textSpan(), head ? source.whole().span() : following(file, i + 1));
      } else if (!(stanza instanceof JobFile.Blank)) {
        head = false;
        for (Span comment : comments) {
          if (stanza.span().start() <= comment.start() && comment.end() <= stanza.span().end()) {
            add(comment, stanza.span());
          }
        }
        if (stanza instanceof JobFile.Script script) {
          readLines(script.body().start(), script.body().end());
        }
      }
    }
  }

  private Span following(JobFile file, int from) {
    for (JobFile.Stanza stanza : file.stanzas().subList(from, file.stanzas().size())) {
      if (!(stanza instanceof JobFile.Blank || stanza instanceof JobFile.Comment)) {
        return stanza.span();
      }
    }
    return end();
  }

  private void read(EnvironmentFile file) {
    boolean head = true;
    List<EnvironmentFile.Entry> entries = file.entries();
    for (int i = 0; i < entries.size(); i++) {
      EnvironmentFile.Entry entry = entries.get(i);
      if (entry instanceof EnvironmentFile.Comment comment) {
        int start = comment.span().start();
        while (source.text().charAt(start) != '#' && source.text().charAt(start) != ';') {
          start++;
        }
        Span covered = head ? source.whole().span() : following(file, i + 1);
        add(new Span(start, comment.span().end()), covered);
      } else {
        head &= isBlank(entry);
      }
    }
  }

  private Span following(EnvironmentFile file, int from) {
    for (EnvironmentFile.Entry entry : file.entries().subList(from, file.entries().size())) {
      if (!(entry instanceof EnvironmentFile.Comment || isBlank(entry))) {
        return entry.span();
      }
    }
    return end();
  }

  private static boolean isBlank(EnvironmentFile.Entry entry) {
    return entry instanceof EnvironmentFile.Junk junk && junk.textSpan().isEmpty();
  }

  /**
   * Comments of a shell script: each covers its own line, or the next one where it stands alone.
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

  /** A YAML comment covers the lines that are deeper than the one it is about. */
  private void readManifest() {
    String text = source.text();
    boolean head = true;
    for (int at = 0; at < text.length(); ) {
      int end = lineEnd(at, text.length());
      int comment = IgnoreComment.find(text, at, end);
      String before = text.substring(at, comment < 0 ? end : comment);
      head &= before.isBlank() || before.strip().startsWith("#");
      if (comment >= 0) {
        int about = before.isBlank() ? nextContent(end + 1) : at;
        add(new Span(comment, end), head ? source.whole().span() : block(about));
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

  /** The line at {@code start} and all that follow it and are empty or deeper. */
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

  private Span end() {
    return Span.at(source.text().length());
  }

  private void add(Span comment, Span covered) {
    IgnoreComment.parse(source.slice(comment))
        .ifPresent(
            ignore -> {
              for (IgnoreComment.Named named : ignore.rules()) {
                Span at =
                    new Span(
                        comment.start() + named.at().start(), comment.start() + named.at().end());
                all.add(new Suppression(named.rule(), at, ignore.reasoned(), covered));
              }
            });
  }
}
