package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.EnvVar;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Text;
import io.github.unitgen.meaning.Unexpanded;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine.Variable;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

public final class UnexpandedVariable implements UnitRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning("X507", "unexpanded-variable", "Variable or ~ in a value is not expanded");

  /** Settings whose text is for people or for a program. */
  private static final Set<String> TEXTS =
      Set.of("Description", "Documentation", "StandardInputText", "LogFilterPatterns");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (Assignment line : unit.assignments()) {
      String value = line.value();
      if (value.indexOf('$') < 0 && value.indexOf('~') < 0 || ExecLines.isExec(line)) {
        continue;
      }
      if (Environment.isSetBy(line)) {
        environment(unit, line, findings);
      } else if (!TEXTS.contains(line.key()) && !line.key().startsWith("SetCredential")) {
        setting(unit, line, findings);
      }
    }
  }

  private static void environment(UnitInput unit, Assignment line, Findings findings) {
    for (Variable variable : unit.environment(line).variables()) {
      Unexpanded.in(variable.name(), variable.value())
          .ifPresent(
              found -> {
                Place word = new Place(unit.file().source(), line.sourceSpan(variable.at()));
                report(word.of(found.text()), found, Severity.WARNING, findings);
              });
    }
  }

  /**
   * Checks a setting; a value that systemd rejects is reported by another rule, with the same help.
   */
  private static void setting(UnitInput unit, Assignment line, Findings findings) {
    Optional<Directive> directive = Directives.all().find(line.section(), line.key());
    Optional<Unexpanded> found = Unexpanded.in(line.value());
    if (directive.isPresent() && found.isPresent() && unit.takes(line)) {
      int at = found.get().at();
      report(
          line.sourceSpan(new Span(at, at + found.get().text().length())),
          found.get(),
          directive.get().isNames() && isRead(unit, line) ? Severity.ERROR : Severity.WARNING,
          findings);
    }
  }

  /** Whether systemd reads it: it only waits for the PID file of a service that forks. */
  private static boolean isRead(UnitInput unit, Assignment line) {
    return !line.key().equals("PIDFile") || Supervision.of(unit).follows() == Follows.FORKED;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Set<Place> told = new HashSet<>(); // defaults are part of each process
    for (ProcessSpec process : manifest.processes()) {
      ProcessSpec.Program program = process.program();
      for (EnvVar variable : program.env()) {
        Unexpanded.in(variable.name().value(), variable.value().value().with("1"))
            .ifPresent(
                found -> report(variable.value().at(), found, Severity.WARNING, told, findings));
      }
      program.directory().ifPresent(path -> path(path.value(), path.at(), told, findings));
      program.envFiles().forEach(file -> path(file.path(), file.at(), told, findings));
    }
  }

  private static void path(Text path, Place at, Set<Place> told, Findings findings) {
    Unexpanded.in(path.with("1"))
        .ifPresent(found -> report(at, found, Severity.ERROR, told, findings));
  }

  private static void report(
      Place value, Unexpanded found, Severity severity, Set<Place> told, Findings findings) {
    if (told.add(value)) {
      report(value.of(found.text()), found, severity, findings.in(value.source()));
    }
  }

  private static void report(Span at, Unexpanded found, Severity severity, Findings findings) {
    findings.report(
        at,
        "`" + found.text() + "` is not expanded, since no shell reads this value",
        finding -> {
          finding.severity(severity);
          finding.help(Unexpanded.HELP);
        });
  }
}
