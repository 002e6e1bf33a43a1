package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.LineRule;
import io.github.unitgen.lint.shared.TextInQuotes;
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

public final class InvalidExecLine implements LineRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S022", "invalid-exec-line", "Command line that systemd cannot parse");

  private static final String BACKSLASH = "use `\\\\` for a literal backslash";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  @Override
  public void check(UnitInput unit, Assignment line, Findings findings) {
    if (ExecLines.isExec(line) && Standing.of(unit, line) != Standing.UNKNOWN_SECTION) {
      problems(unit, line, findings);
    }
  }

  private static void problems(UnitInput unit, Assignment line, Findings findings) {
    List<ExecLine.Problem> problems = unit.exec(line).problems();
    int worse = 0; // the end of the last problem worse than an escape
    for (ExecLine.Problem problem : problems) {
      if (problem.outcome() != Outcome.KEPT) {
        worse = Math.max(worse, problem.at().end());
      }
    }
    for (ExecLine.Problem problem : problems) {
      boolean told = problem.outcome() == Outcome.KEPT && worse > problem.at().start();
      if (!told && !ExecLines.isRelative(line, problem)) {
        report(unit, line, problem, findings);
      }
    }
  }

  private static void report(
      UnitInput unit, Assignment line, ExecLine.Problem problem, Findings findings) {
    boolean kept = problem.outcome() == Outcome.KEPT;
    findings.report(
        line.sourceSpan(problem.at()),
        kept
            ? "unknown escape: the backslash stays in the argument"
            : ExecLines.outcome(line, problem) + ": " + fault(problem.fault()),
        finding -> {
          if (kept) {
            finding.severity(Severity.WARNING);
            finding.help(BACKSLASH);
          } else if (problem.fault() == Fault.NOT_A_PATH && isUnexpanded(line, problem)) {
            finding.help("use an absolute path: variables are not expanded in the program");
          } else if (problem.fault() == Fault.UNBALANCED_QUOTE && hasTextAfter(unit, line)) {
            TextInQuotes.help(finding);
          } else {
            finding.help(help(problem.fault()));
          }
        });
  }

  private static boolean isUnexpanded(Assignment line, ExecLine.Problem problem) {
    String program = line.value().substring(problem.at().start(), problem.at().end());
    return Unexpanded.in(program).isPresent();
  }

  /** Whether the next line is no setting, as if a text in quotes went on there. */
  private static boolean hasTextAfter(UnitInput unit, Assignment line) {
    String text = unit.file().source().text();
    int start = line.span().end();
    int end = text.indexOf('\n', start);
    String next = text.substring(start, end < 0 ? text.length() : end).strip();
    return !next.isEmpty() && "#;[".indexOf(next.charAt(0)) < 0 && next.indexOf('=') < 0;
  }

  private static String fault(Fault fault) {
    return switch (fault) {
      case UNBALANCED_QUOTE -> "missing closing quote";
      case BAD_ESCAPE -> "unknown escape";
      case NO_PROGRAM -> "missing program";
      case UNSAFE_PROGRAM -> "the name of the program contains a quote or a backslash";
      case DIRECTORY -> "the program is a directory";
      case NOT_A_PATH -> "the program is neither a path nor a file name";
      case NO_ARGV0 -> "missing argv[0] after @ and the program";
    };
  }

  private static String help(Fault fault) {
    return switch (fault) {
      case UNBALANCED_QUOTE -> "add the quote, or use \\x27 or \\x22 for a literal one";
      case BAD_ESCAPE -> BACKSLASH;
      case NO_PROGRAM, DIRECTORY, NOT_A_PATH -> "use a path such as `/usr/bin/worker`";
      case UNSAFE_PROGRAM -> "use a name without quotes and backslashes";
      case NO_ARGV0 -> "add the name, as in `@/usr/bin/worker worker`";
    };
  }
}
