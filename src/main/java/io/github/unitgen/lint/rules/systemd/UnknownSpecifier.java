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
      RuleInfo.error("S021", "unknown-specifier", "Unknown specifier after a percent sign");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /**
   * A specifier that systemd does not replace. Several of one line with the same cause are one
   * finding.
   *
   * @param line the assignment
   * @param at its place
   * @param letter after the percent sign
   * @param misplaced whether other settings support it
   * @param outcome the consequence
   */
  private record Bad(Assignment line, Span at, char letter, boolean misplaced, String outcome) {
    String message() {
      return misplaced
          ? "the specifier %" + letter + " is not supported here: " + outcome
          : "unknown specifier %" + letter + ": " + outcome;
    }

    /** Whether the lower-case specifier, which keeps the escapes, is supported there. */
    boolean hasSmall() {
      return misplaced && "IJP".indexOf(letter) >= 0;
    }

    String small() {
      return "%" + Character.toLowerCase(letter);
    }

    Optional<Edit> edit() {
      if (!misplaced) {
        return Optional.of(new Edit(Span.at(at.start()), "%"));
      }
      return hasSmall() ? Optional.of(new Edit(at, small())) : Optional.empty();
    }

    String help() {
      if (!misplaced) {
        return "use `%%` for a literal percent sign";
      }
      return hasSmall() ? "use `" + small() + "`" : "use the name itself";
    }

    boolean isAlike(Bad other) {
      return line.equals(other.line) && misplaced == other.misplaced;
    }
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    List<Bad> found = new ArrayList<>();
    for (ValueFault fault : unit.valueFaults()) {
      if (fault.fault().kind() == Kind.SPECIFIER) {
        char letter = fault.fault().takes().charAt(fault.fault().takes().length() - 1);
        boolean misplaced = KnownSpecifiers.since(letter).isPresent();
        found.add(new Bad(fault.line(), fault.at(), letter, misplaced, outcome(fault)));
      }
    }
    for (Assignment line : unit.assignments()) {
      if (line.value().indexOf('%') < 0) {
        continue;
      }
      if (Environment.isSetBy(line)) {
        environment(unit, line, found);
      } else if (ExecLines.isExec(line)) {
        commands(unit, line, found);
      }
    }
    List<Bad> alike = new ArrayList<>();
    for (Bad bad : found) {
      if (!alike.isEmpty() && !alike.get(0).isAlike(bad)) {
        report(alike, findings);
        alike.clear();
      }
      alike.add(bad);
    }
    if (!alike.isEmpty()) {
      report(alike, findings);
    }
  }

  private static String outcome(ValueFault found) {
    String key = found.line().key();
    if (found.isFatal()) {
      return "systemd refuses the unit";
    }
    if (found.failsEnable()) {
      return "`systemctl enable` fails";
    }
    return found.directive().isList() && found.line().value().indexOf(' ') >= 0
        ? "part of " + key + "= is ignored"
        : key + "= is ignored";
  }

  private static void environment(UnitInput unit, Assignment line, List<Bad> found) {
    EnvironmentLine read = unit.environment(line);
    for (EnvironmentLine.Variable variable : read.variables()) {
      environment(line, variable.at(), variable.name() + " is not set", found);
    }
    for (EnvironmentLine.Dropped dropped : read.dropped()) {
      if (EnvironmentLoss.hasSpecifier(dropped)) {
        environment(line, dropped.at(), "this variable is not set", found);
      }
    }
  }

  private static void environment(Assignment line, Span word, String outcome, List<Bad> found) {
    unknown(line.value().substring(word.start(), word.end()))
        .ifPresent(use -> found.add(bad(line, use, word.start(), outcome)));
  }

  private static void commands(UnitInput unit, Assignment line, List<Bad> found) {
    for (ExecLine.Command command : unit.exec(line).commands()) {
      List<Word> words = new ArrayList<>(command.words());
      words.add(0, command.program());
      boolean lenient =
          command.prefixes().contains(Prefix.IGNORE_FAILURE)
              && unknown(command.program().value()).isEmpty();
      String outcome = lenient ? "this command is ignored" : "systemd refuses the unit";
      for (Word word : words) {
        unknown(line.value().substring(word.span().start(), word.span().end()))
            .ifPresent(use -> found.add(bad(line, use, word.span().start(), outcome)));
      }
    }
  }

  private static Bad bad(Assignment line, Specifiers.Use use, int from, String outcome) {
    Span at = new Span(use.at().start() + from, use.at().end() + from);
    return new Bad(line, line.sourceSpan(at), use.letter(), false, outcome);
  }

  private static Optional<Specifiers.Use> unknown(String text) {
    if (text.indexOf('%') < 0) {
      return Optional.empty();
    }
    return Specifiers.uses(text).stream()
        .filter(use -> KnownSpecifiers.since(use.letter()).isEmpty())
        .findFirst();
  }

  /** Reports {@code alike}, at least one, as one finding. */
  private static void report(List<Bad> alike, Findings findings) {
    Bad first = alike.get(0);
    List<Edit> edits = alike.stream().map(Bad::edit).flatMap(Optional::stream).toList();
    findings.report(
        first.at(),
        first.message(),
        finding -> {
          for (Bad other : alike.subList(1, alike.size())) {
            finding.related(other.at(), first.misplaced() ? "not supported either" : "unknown too");
          }
          finding.help(first.help());
          if (!edits.isEmpty() && first.edit().isPresent()) {
            String title =
                first.misplaced()
                    ? "Replace with `" + first.small() + "`"
                    : "Replace with `%%" + first.letter() + "`";
            finding.fix(Fix.unsafe(title, edits.toArray(Edit[]::new)));
          }
        });
  }
}
