package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.EnvFile;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.HashSet;
import java.util.Set;

public final class SeveralPaths implements UnitRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S519", "several-paths", "Setting for a single path has several paths");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (Assignment line : unit.assignments()) {
      int second = second(line.value());
      if (second > 0) {
        Directives.all()
            .find(line.section(), line.key())
            .filter(directive -> isOnePath(directive) && unit.takes(line))
            .ifPresent(directive -> report(line, directive, second, findings));
      }
    }
  }

  /** Returns where a second path starts, after a space, or -1. */
  private static int second(String value) {
    if (value.indexOf('/') < 0) {
      return -1;
    }
    int path = value.indexOf(" /");
    int optional = value.indexOf(" -/");
    int first = path < 0 || optional >= 0 && optional < path ? optional : path;
    boolean comment = value.lastIndexOf('#', Math.max(first, 0)) >= 0;
    return first > 0 && !comment ? first + 1 : -1;
  }

  private static boolean isOnePath(Directive directive) {
    String type = directive.valueType();
    return type.startsWith("path-with-prefix")
        || type.startsWith("condition:path")
        || type.startsWith("path-glob")
        || type.equals("path-absolute")
        || type.startsWith("path-absolute(");
  }

  private static void report(Assignment line, Directive directive, int second, Findings findings) {
    boolean list = directive.isList();
    findings.report(
        line.sourceSpan(new Span(second, line.value().length())),
        line.key() + "= expects one path: this whole text is read as one file name",
        finding -> {
          finding.help(
              list
                  ? "use a line for each path"
                  : "use one path, for example `"
                      + line.value().substring(0, second).strip()
                      + "`");
          if (list && line.seams().isEmpty()) {
            Span blank = new Span(second - 1, second);
            finding.fix(
                Fix.safe(
                    "Add a line for each path",
                    new Edit(line.sourceSpan(blank), "\n" + line.key() + "=")));
          }
        });
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // defaults are reported once, not for each process
    for (ProcessSpec process : manifest.processes()) {
      for (EnvFile file : process.program().envFiles()) {
        if (second(file.path().with("1")) > 0 && told.add(file.at())) {
          findings
              .in(file.at().source())
              .report(
                  file.at().span(),
                  "this whole text is read as one file name",
                  finding -> finding.help("use a list with one entry for each file"));
        }
      }
    }
  }
}
