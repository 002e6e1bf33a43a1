package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.KnownSpecifiers;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.EnvironmentLoss;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.ValueFault;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import io.github.unitgen.syntax.systemd.value.Fault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

public final class UnknownSpecifier implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S021", "unknown-specifier", "a percent sign with a letter that stands for nothing");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (ValueFault found : unit.valueFaults()) {
      if (found.fault().kind() == Kind.SPECIFIER) {
        String outcome = outcome(found);
        char letter = found.fault().takes().charAt(found.fault().takes().length() - 1);
        if (KnownSpecifiers.since(letter).isPresent()) {
          misplaced(found.at(), letter, outcome, findings);
        } else {
          report(found.at(), found.fault().takes(), outcome, findings);
        }
      }
    }
    for (Assignment line : unit.assignments()) {
      if (line.value().indexOf('%') < 0) {
        continue;
      }
      if (Environment.isSetBy(line)) {
        environment(unit, line, findings);
      } else if (ExecLines.isExec(line)) {
        commands(unit, line, findings);
      }
    }
  }

  private static String outcome(ValueFault found) {
    String key = found.line().key();
    if (found.isFatal()) {
      return "the unit is refused";
    }
    if (found.failsEnable()) {
      return "`systemctl enable` fails";
    }
    return found.line().value().indexOf(' ') < 0
        ? key + "= is ignored"
        : "a part of " + key + "= is ignored";
  }

  /** One that systemd fills in elsewhere. */
  private static void misplaced(Span at, char letter, String outcome, Findings findings) {
    boolean unescaped = "IJP".indexOf(letter) >= 0;
    char small = Character.toLowerCase(letter);
    findings.report(
        at,
        "%" + letter + " is not filled in here: " + outcome,
        finding -> {
          if (unescaped) {
            finding.help("write `%" + small + "`");
            finding.fix(Fix.unsafe("Write `%" + small + "`", new Edit(at, "%" + small)));
          } else {
            finding.help("write the name out");
          }
        });
  }

  private static void environment(UnitInput unit, Assignment line, Findings findings) {
    EnvironmentLine read = unit.environment(line);
    for (EnvironmentLine.Variable variable : read.variables()) {
      environment(line, variable.at(), variable.name() + " is not set", findings);
    }
    for (EnvironmentLine.Dropped dropped : read.dropped()) {
      if (EnvironmentLoss.hasSpecifier(dropped)) {
        environment(line, dropped.at(), "this variable is not set", findings);
      }
    }
  }

  private static void environment(Assignment line, Span word, String outcome, Findings findings) {
    unknown(line.value().substring(word.start(), word.end()))
        .ifPresent(
            use ->
                report(
                    line.sourceSpan(moved(use.at(), word.start())),
                    "%" + use.letter(),
                    outcome,
                    findings));
  }

  private static void commands(UnitInput unit, Assignment line, Findings findings) {
    for (ExecLine.Command command : unit.exec(line).commands()) {
      List<Word> words = new ArrayList<>(command.words());
      words.add(0, command.program());
      boolean lenient =
          command.prefixes().contains(Prefix.IGNORE_FAILURE)
              && unknown(command.program().value()).isEmpty();
      for (Word word : words) {
        String written = line.value().substring(word.span().start(), word.span().end());
        Optional<Specifiers.Use> use = unknown(written);
        if (use.isPresent()) {
          report(
              line.sourceSpan(moved(use.get().at(), word.span().start())),
              "%" + use.get().letter(),
              lenient ? "this command is dropped" : "the unit is refused",
              findings);
          break;
        }
      }
    }
  }

  private static Optional<Specifiers.Use> unknown(String text) {
    if (text.indexOf('%') < 0) {
      return Optional.empty();
    }
    return Specifiers.uses(text).stream()
        .filter(use -> KnownSpecifiers.since(use.letter()).isEmpty())
        .findFirst();
  }

  private static Span moved(Span span, int by) {
    return new Span(span.start() + by, span.end() + by);
  }

  private static void report(Span at, String specifier, String outcome, Findings findings) {
    findings.report(
        at,
        specifier + " stands for nothing: " + outcome,
        finding -> {
          finding.help("double the percent sign if it is meant as one");
          finding.fix(Fix.unsafe("Write `%" + specifier + "`", new Edit(Span.at(at.start()), "%")));
        });
  }
}
