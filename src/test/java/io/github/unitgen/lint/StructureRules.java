package io.github.unitgen.lint;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Selection.Effect;
import io.github.unitgen.meaning.Targets;
import io.github.unitgen.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rules about sections, keys and what systemd makes of them together, and nothing else. */
final class StructureRules {
  static final List<String> IDS =
      List.of(
          "S001", "S002", "S003", "S004", "S005", "S007", "S008", "S010", "S011", "S012", "S013",
          "S014", "S015", "S020", "S023", "S025", "S026", "S027", "S028", "S029", "S030", "S031",
          "S203", "S302", "S404", "S716", "S802");

  private StructureRules() {}

  static List<Diagnostic> lint(Path file, int... versions) throws IOException {
    return lint(Source.of(file.toString(), Files.readAllBytes(file)), versions);
  }

  static List<Diagnostic> lint(Source source, int... versions) {
    Targets targets =
        versions.length == 0
            ? Targets.NEWEST
            : new Targets(
                SystemdVersions.of(versions), Targets.NEWEST.upstart(), Targets.NEWEST.dialect());
    Selection only = Selection.DEFAULT.then("all", Effect.OFF);
    for (String id : IDS) {
      only = only.then(id, Effect.ON);
    }
    return Linter.lint(new Document(source, Kind.SYSTEMD), Criteria.ofRules(targets, only));
  }

  static boolean isLoud(Diagnostic finding) {
    return finding.severity().compareTo(Severity.WARNING) >= 0;
  }

  /** One line: {@code name:line: severity[id] message}. */
  static String line(Diagnostic finding) {
    return finding.at().source().name()
        + ":"
        + lineOf(finding)
        + ": "
        + finding.severity().label()
        + "["
        + finding.rule()
        + "] "
        + finding.message();
  }

  static int lineOf(Diagnostic finding) {
    return finding.at().source().lineAt(finding.at().span().start());
  }
}
