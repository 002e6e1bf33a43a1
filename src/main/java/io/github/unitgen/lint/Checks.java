package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.syntax.systemd.EnvironmentFile;
import io.github.unitgen.syntax.upstart.JobError;
import io.github.unitgen.syntax.upstart.JobFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Runs the enabled rules of one kind. */
final class Checks {
  private Checks() {}

  static List<RawFinding> of(JobInput job, List<JobRule> rules, Predicate<Rule> which) {
    List<RawFinding> found = new ArrayList<>();
    List<Diagnostic> some = new ArrayList<>();
    for (JobRule rule : rules) {
      if (!which.test(rule)) {
        continue;
      }
      rule.check(job, new Findings(job.file().source(), rule.info(), some));
      add(rule.info(), withoutGuesses(job.file(), some), found);
      some.clear();
    }
    return found;
  }

  /**
   * Removes safe fixes after a part that never ends: one more quote might end it, so the meaning of
   * the lines after it is unknown.
   */
  private static List<Diagnostic> withoutGuesses(JobFile job, List<Diagnostic> findings) {
    int open =
        job.error()
            .filter(JobError::neverEnds)
            .map(error -> error.span().start())
            .orElse(Integer.MAX_VALUE);
    if (open == Integer.MAX_VALUE) {
      return findings;
    }
    List<Diagnostic> some = new ArrayList<>();
    for (Diagnostic finding : findings) {
      boolean guess =
          finding.at().span().start() > open
              && finding.fix().filter(fix -> fix.safety() == Fix.Safety.SAFE).isPresent();
      some.add(guess ? finding.withoutFix() : finding);
    }
    return some;
  }

  static List<RawFinding> of(Manifest group, Selection selection) {
    List<RawFinding> found = new ArrayList<>();
    List<Diagnostic> some = new ArrayList<>();
    for (GroupRule rule : Rules.groups()) {
      if (selection.isOn(rule.info())) {
        Findings findings = new Findings(group.source(), rule.info(), some);
        rule.check(group, findings);
        add(rule.info(), some, found);
        some.clear();
      }
    }
    return found;
  }

  static List<RawFinding> of(FolderInput folder, Predicate<Rule> asked) {
    List<RawFinding> found = new ArrayList<>();
    for (FolderRule rule : Rules.folders()) {
      if (asked.test(rule)) {
        FolderFindings findings = new FolderFindings(rule.info());
        rule.check(folder, findings);
        add(rule.info(), findings.found(), found);
      }
    }
    return found;
  }

  static List<RawFinding> of(EnvironmentFile file, Selection selection) {
    List<RawFinding> found = new ArrayList<>();
    List<Diagnostic> some = new ArrayList<>();
    for (EnvironmentRule rule : Rules.environments()) {
      if (selection.isOn(rule.info())) {
        Findings findings = new Findings(file.source(), rule.info(), some);
        rule.check(file, findings);
        add(rule.info(), some, found);
        some.clear();
      }
    }
    return found;
  }

  /** Returns the problems that a reader found itself, as findings of their rules. */
  static List<RawFinding> ofReader(List<Diagnostic> problems) {
    List<RawFinding> found = new ArrayList<>();
    for (Diagnostic problem : problems) {
      Optional<RuleInfo> rule = Rules.find(problem.rule());
      rule.ifPresent(info -> found.add(new RawFinding(info, problem)));
    }
    return found;
  }

  static void add(RuleInfo rule, List<Diagnostic> findings, List<RawFinding> to) {
    for (Diagnostic finding : findings) {
      to.add(new RawFinding(rule, finding));
    }
  }
}
