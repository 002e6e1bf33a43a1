package io.github.unitgen.report;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Findings that say the same in many files: a report for people shows those of the first file, and
 * of the others only where they are.
 */
final class SameElsewhere {
  /** Fewer files than this are shown each. */
  private static final int MANY_FILES = 3;

  /** Of more places than this the first few are named. */
  private static final int MOST_PLACES = 4;

  private static final SameElsewhere NOTHING = new SameElsewhere(new IdentityHashMap<>());

  /** The same findings of other files for those that are shown, nothing for those of others. */
  private final IdentityHashMap<Diagnostic, List<List<Diagnostic>>> others;

  private SameElsewhere(IdentityHashMap<Diagnostic, List<List<Diagnostic>>> others) {
    this.others = others;
  }

  /** What two findings have in common that say the same. */
  private record Words(
      String rule, Severity severity, String message, List<String> related, Optional<String> help) {
    static Words of(Diagnostic finding) {
      List<String> related = new ArrayList<>();
      finding.related().forEach(label -> related.add(label.text()));
      return new Words(
          finding.rule(), finding.severity(), finding.message(), related, finding.help());
    }
  }

  static SameElsewhere of(List<Diagnostic> findings) {
    if (isFewFiles(findings)) {
      return NOTHING;
    }
    Map<Words, Map<Source, List<Diagnostic>>> alike = new HashMap<>();
    for (Diagnostic finding : findings) {
      alike
          .computeIfAbsent(Words.of(finding), words -> new LinkedHashMap<>())
          .computeIfAbsent(finding.at().source(), source -> new ArrayList<>())
          .add(finding);
    }
    IdentityHashMap<Diagnostic, List<List<Diagnostic>>> others = new IdentityHashMap<>();
    for (Map<Source, List<Diagnostic>> files : alike.values()) {
      if (files.size() >= MANY_FILES) {
        List<List<Diagnostic>> byFile = List.copyOf(files.values());
        List<List<Diagnostic>> later = byFile.subList(1, byFile.size());
        later.forEach(file -> file.forEach(finding -> others.put(finding, List.of())));
        others.put(byFile.get(0).get(0), later);
      }
    }
    return new SameElsewhere(others);
  }

  private static boolean isFewFiles(List<Diagnostic> findings) {
    int files = 0;
    for (int i = 0; i < findings.size() && files < MANY_FILES; i++) {
      if (i == 0 || findings.get(i).at().source() != findings.get(i - 1).at().source()) {
        files++;
      }
    }
    return files < MANY_FILES;
  }

  private static String note(List<List<Diagnostic>> files) {
    int count = count(files);
    StringBuilder out = new StringBuilder("the same ");
    out.append(count > files.size() ? count + " times in " : "in ");
    out.append(files.size()).append(" more files: ");
    int named = files.size() > MOST_PLACES ? MOST_PLACES - 1 : files.size();
    for (int i = 0; i < named; i++) {
      Diagnostic first = files.get(i).get(0);
      Source source = first.at().source();
      out.append(i == 0 ? "" : ", ").append(Columns.visible(source.name()));
      out.append(':').append(source.lineAt(first.at().span().start()));
    }
    int left = files.size() - named;
    return left == 0 ? out.toString() : out + " and " + left + " more (--no-group shows all)";
  }

  private static int count(List<List<Diagnostic>> files) {
    return files.stream().mapToInt(List::size).sum();
  }

  /** Those that are shown in full, in their order. */
  List<Diagnostic> shown(List<Diagnostic> findings) {
    if (others.isEmpty()) {
      return findings;
    }
    List<Diagnostic> shown = new ArrayList<>();
    for (Diagnostic finding : findings) {
      List<List<Diagnostic>> later = others.get(finding);
      if (later == null || !later.isEmpty()) {
        shown.add(finding);
      }
    }
    return shown;
  }

  /** Where else a finding that is shown is found; empty for one that is in few files. */
  Optional<String> note(Diagnostic finding) {
    List<List<Diagnostic>> later = others.get(finding);
    return later == null ? Optional.empty() : Optional.of(note(later));
  }

  /** Returns the number of findings of other files that say the same as one of these. */
  int countOthers(List<Diagnostic> findings) {
    int count = 0;
    for (Diagnostic finding : others.isEmpty() ? List.<Diagnostic>of() : findings) {
      count += count(others.getOrDefault(finding, List.of()));
    }
    return count;
  }
}
