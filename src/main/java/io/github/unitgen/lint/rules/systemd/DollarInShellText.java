package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.meaning.command.ShellAssignments;
import io.github.unitgen.meaning.command.WrittenWord;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import java.util.Collection;

public final class DollarInShellText implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S504",
          "dollar-in-shell-text",
          "Dollar in a shell text is replaced by systemd before the shell reads it");

  /** Braces further apart are not a pair. */
  private static final int LONGEST = 256;

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
    for (UnitCommand command : ExecLines.commands(unit)) {
      // After `:` systemd replaces no variables.
      if (command.contains('$') && command.command().expandsDollars()) {
        if (!Rendered.is(unit)) {
          program(command, findings);
        }
        WrittenWord.shellText(command).ifPresent(text -> text(text, findings));
      }
    }
  }

  private static void program(UnitCommand command, Findings findings) {
    WrittenWord program = WrittenWord.of(command, command.command().program());
    int at = program.value().indexOf('$');
    if (at >= 0) {
      findings.report(
          program.at(at, program.value().length()),
          "variables are not replaced in the name of the program",
          finding -> {
            finding.severity(Severity.ERROR);
            finding.help("use the path of the program, or start it with `/usr/bin/env`");
          });
    }
  }

  private static void text(WrittenWord text, Findings findings) {
    String value = text.value();
    int brace = value.indexOf('}');
    ShellAssignments assignments =
        ShellAssignments.of(brace >= 0 && value.contains("${") ? value : "");
    for (int at = value.indexOf('$'); at >= 0; at = value.indexOf('$', at + 1)) {
      if (value.startsWith("$$", at)) {
        if (isAlone(value, at, at + 2)) {
          pid(text, at, findings);
        }
        at++;
      } else if (value.startsWith("${", at) && brace >= 0) {
        brace = brace < at ? value.indexOf('}', at) : brace;
        if (brace >= 0 && brace - at < LONGEST) {
          braces(text, new Span(at, brace + 1), assignments, findings);
        }
      }
    }
  }

  private static boolean isAlone(String text, int from, int to) {
    return (from == 0 || " \t;(=\"".indexOf(text.charAt(from - 1)) >= 0)
        && (to == text.length() || " \t;)&|\"".indexOf(text.charAt(to)) >= 0);
  }

  private static void pid(WrittenWord text, int at, Findings findings) {
    Span span = text.at(at, at + 2);
    findings.report(
        span,
        "systemd replaces `$$` with one dollar: the shell does not see its PID",
        finding -> {
          finding.help("use `$$$$`");
          if (span.length() == 2) {
            finding.fix(Fix.safe("Double the dollars", new Edit(Span.at(span.start()), "$$")));
          }
        });
  }

  private static void braces(
      WrittenWord text, Span use, ShellAssignments assignments, Findings findings) {
    String inside = text.value().substring(use.start() + 2, use.end() - 1);
    boolean name = EnvironmentLine.isName(inside);
    if (inside.isEmpty()
        || inside.indexOf(':') >= 0
        || (name && !assignments.isSet(inside, use.start()))) {
      return;
    }
    String written = "`${" + inside + "}`";
    Span span = text.at(use.start(), use.end());
    findings.report(
        span,
        name
            ? "systemd replaces " + written + " before the shell sets it"
            : "systemd removes " + written + " before the shell sees it",
        finding -> {
          finding.help("use `$${" + inside + "}`");
          if (span.length() == use.length()) {
            finding.fix(Fix.safe("Double the dollar", new Edit(Span.at(span.start()), "$")));
          }
        });
  }
}
