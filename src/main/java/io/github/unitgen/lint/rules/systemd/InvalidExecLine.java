package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.Unexpanded;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Fault;
import io.github.unitgen.syntax.systemd.ExecLine.Outcome;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;

public final class InvalidExecLine implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S022", "invalid-exec-line", "a command line that systemd cannot read");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (Assignment line : unit.assignments()) {
      if (ExecLines.isExec(line) && Standing.of(unit, line) != Standing.UNKNOWN_SECTION) {
        check(line, unit.exec(line).problems(), findings);
      }
    }
  }

  private static void check(Assignment line, List<ExecLine.Problem> problems, Findings findings) {
    int worse = 0; // up to where a worse problem than an escape is reported
    for (ExecLine.Problem problem : problems) {
      if (problem.outcome() != Outcome.KEPT) {
        worse = Math.max(worse, problem.at().end());
      }
    }
    for (ExecLine.Problem problem : problems) {
      boolean told = problem.outcome() == Outcome.KEPT && worse > problem.at().start();
      if (!told && !ExecLines.isRelative(line, problem)) {
        report(line, problem, findings);
      }
    }
  }

  private static void report(Assignment line, ExecLine.Problem problem, Findings findings) {
    boolean kept = problem.outcome() == Outcome.KEPT;
    findings.report(
        line.sourceSpan(problem.at()),
        kept
            ? "systemd knows no such escape: the backslash stays in the argument"
            : ExecLines.outcome(line, problem) + ": " + fault(problem.fault()),
        finding -> {
          if (kept) {
            finding.severity(Severity.WARNING);
            finding.help("double the backslash");
          } else if (problem.fault() == Fault.UNBALANCED_QUOTE) {
            finding.help("close the quote, or write \\x27 or \\x22 for one that is meant");
          } else if (problem.fault() == Fault.NOT_A_PATH && isUnexpanded(line, problem)) {
            finding.help("write the whole path, from / on: no variable counts in the program");
          }
        });
  }

  private static boolean isUnexpanded(Assignment line, ExecLine.Problem problem) {
    String program = line.value().substring(problem.at().start(), problem.at().end());
    return Unexpanded.in(program).isPresent();
  }

  private static String fault(Fault fault) {
    return switch (fault) {
      case UNBALANCED_QUOTE -> "this quote is not closed";
      case BAD_ESCAPE -> "there is no such escape";
      case NO_PROGRAM -> "there is no program";
      case UNSAFE_PROGRAM -> "the program has a quote or a backslash in its name";
      case DIRECTORY -> "the program is a folder";
      case NOT_A_PATH -> "the program is neither a path nor a file name";
      case NO_ARGV0 -> "behind @ a word for argv[0] is missing";
    };
  }
}
