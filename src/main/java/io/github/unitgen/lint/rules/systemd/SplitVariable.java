package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.WrittenWord;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.GivenVariables;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

public final class SplitVariable implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info("S505", "split-variable", "Quoted $NAME is still split into several arguments");

  /** Variables that systemd sets itself, without spaces. */
  private static final Set<String> PLAIN =
      Set.of("MAINPID", "MANAGERPID", "SERVICE_RESULT", "EXIT_CODE", "EXIT_STATUS", "USER", "HOME");

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
      if (command.command().expandsDollars() && command.contains('$')) {
        for (Word word : command.command().words()) {
          if (word.quoted() && word.value().startsWith("$")) {
            check(unit, command, word, findings);
          }
        }
      }
    }
  }

  private static void check(UnitInput unit, UnitCommand command, Word word, Findings findings) {
    String name = word.value().substring(1);
    GivenVariables given = GivenVariables.of(unit, command.line().section());
    if (!EnvironmentLine.isName(name)
        || PLAIN.contains(name)
        || given.isList(name)
        || isOneWord(given.value(name))) {
      return;
    }
    Span at = WrittenWord.of(command, word).at(0, word.value().length());
    findings.report(
        at,
        "quotes do not keep the value of `" + word.value() + "` in one argument",
        finding -> {
          finding.help("use `${" + name + "}`");
          if (at.length() == word.value().length()) {
            finding.fix(
                Fix.unsafe(
                    "Add the braces",
                    new Edit(Span.at(at.start() + 1), "{"),
                    new Edit(Span.at(at.end()), "}")));
          }
        });
  }

  /** Whether the value is known to be one word. */
  private static boolean isOneWord(Optional<String> known) {
    return known
        .filter(value -> !value.isBlank() && value.equals(value.strip()) && value.indexOf(' ') < 0)
        .isPresent();
  }
}
