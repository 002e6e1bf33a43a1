package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.source.Source;
import io.github.unitgen.syntax.systemd.UnitFile;
import io.github.unitgen.syntax.systemd.UnitParser;
import io.github.unitgen.syntax.upstart.JobFile;
import io.github.unitgen.syntax.upstart.JobParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A file of a folder, which is either linted or only consulted and then read on demand. It is read
 * and parsed once, even if it is a drop-in of several units, which threads may share.
 */
final class FolderFile {
  private final String name;
  private final boolean linted;
  private final Neighbours neighbours;
  private Optional<LintFile> file;
  private boolean isRead;
  private @Nullable UnitFile unit;
  private @Nullable JobFile job;

  private final List<RawFinding> found = new ArrayList<>();
  private Optional<Suppressions> suppressions = Optional.empty();

  private FolderFile(String name, boolean linted, Optional<LintFile> file, Neighbours neighbours) {
    this.name = name;
    this.linted = linted;
    this.file = file;
    this.neighbours = neighbours;
    this.isRead = linted;
  }

  static FolderFile linted(LintFile file) {
    return new FolderFile(file.source().name(), true, Optional.of(file), Neighbours.NONE);
  }

  static FolderFile beside(String name, Neighbours neighbours) {
    return new FolderFile(name, false, Optional.empty(), neighbours);
  }

  String name() {
    return name;
  }

  boolean isLinted() {
    return linted;
  }

  /** Returns the file, or empty if it is not of {@code kind} or cannot be read. */
  synchronized Optional<LintFile> read(Kind kind) {
    if (!isRead) {
      file = neighbours.read(name);
      isRead = true;
    }
    return file.filter(there -> there.document().kind() == kind);
  }

  /** Returns the tree of a unit file or drop-in. */
  synchronized UnitFile unit() {
    UnitFile known = unit;
    if (known == null) {
      known = UnitParser.parse(read(Kind.SYSTEMD).orElseThrow().source());
      unit = known;
    }
    return known;
  }

  /** Returns the tree of a job or override. */
  synchronized JobFile job() {
    JobFile known = job;
    if (known == null) {
      LintFile text = read(Kind.UPSTART).orElseThrow();
      known = JobParser.parse(text.source(), text.criteria().targets().stanzas());
      job = known;
    }
    return known;
  }

  /** Returns the text of a linted file. */
  LintFile linted() {
    return file.orElseThrow();
  }

  Source source() {
    return linted().source();
  }

  boolean asksFor(Rule rule) {
    return linted && linted().criteria().selection().isOn(rule.info());
  }

  /** Accepts the rules that judge several files as one and are enabled for any of {@code files}. */
  static Predicate<Rule> together(Collection<FolderFile> files) {
    return rule -> !rule.isAboutOneFile() && files.stream().anyMatch(f -> f.asksFor(rule));
  }

  /**
   * Accepts the rules to run on one file; if it is also judged {@code together} with others, these
   * are the rules about one file.
   */
  static Predicate<Rule> alone(boolean together) {
    return rule -> !together || rule.isAboutOneFile();
  }

  void add(List<RawFinding> more) {
    found.addAll(more);
  }

  /**
   * Adds each of {@code found} to the linted file of {@code files} that contains it, after mapping
   * it back {@code through} the merged texts. A finding outside of all of them is dropped.
   */
  static void hand(List<RawFinding> found, List<Merged> through, Collection<FolderFile> files) {
    Map<Source, FolderFile> linted = new HashMap<>();
    for (FolderFile file : files) {
      if (file.linted) {
        linted.put(file.source(), file);
      }
    }
    for (RawFinding one : found) {
      Optional<Diagnostic> at = Optional.of(one.finding());
      for (Merged merged : through) {
        at = at.flatMap(merged::back);
      }
      at.ifPresent(
          finding -> {
            FolderFile file = linted.get(finding.at().source());
            if (file != null) {
              file.add(List.of(new RawFinding(one.rule(), finding)));
            }
          });
    }
  }

  void suppress(Suppressions own) {
    suppressions = Optional.of(own);
  }

  /** Returns the findings, sorted by place and then by id. */
  List<Diagnostic> findings() {
    Selection selection = linted().criteria().selection();
    List<Diagnostic> graded = new ArrayList<>();
    for (RawFinding one : found) {
      if (selection.isOn(one.rule())) {
        graded.add(selection.graded(one.rule(), one.finding()));
      }
    }
    List<Diagnostic> left = suppressions.orElseThrow().apply(graded, selection);
    left.sort(FolderFile::byPlace);
    return List.copyOf(left);
  }

  /** Compares without {@code Comparator.comparing}, whose first use costs some milliseconds. */
  private static int byPlace(Diagnostic one, Diagnostic other) {
    int order = Integer.compare(one.at().span().start(), other.at().span().start());
    return order != 0 ? order : one.rule().compareTo(other.rule());
  }
}
