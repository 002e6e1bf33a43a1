package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
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

public final class UnsplitVariable implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning("S516", "unsplit-variable", "Several values in ${NAME} become one argument");

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
      if (command.command().expandsDollars() && command.contains('{')) {
        Optional<Word> text = WrittenWord.shellText(command).map(WrittenWord::word);
        GivenVariables given = GivenVariables.of(unit, command.line().section());
        boolean option = false; // whether the previous word is an option with a value
        for (Word word : command.command().words()) {
          Optional<String> name = name(word);
          if (name.isPresent() && text.filter(word::equals).isEmpty()) {
            check(WrittenWord.of(command, word), name.get(), given, option, findings);
          }
          option = word.value().startsWith("-");
        }
      }
    }
  }

  private static Optional<String> name(Word word) {
    String value = word.value();
    return value.startsWith("${")
            && value.endsWith("}")
            && EnvironmentLine.isName(value.substring(2, value.length() - 1))
        ? Optional.of(value.substring(2, value.length() - 1))
        : Optional.empty();
  }

  private static void check(
      WrittenWord word, String name, GivenVariables given, boolean option, Findings findings) {
    Optional<String> value = given.value(name);
    String all = "`" + word.value() + "` passes the whole value of " + name + " as one argument";
    if (value.filter(String::isEmpty).isPresent()) {
      if (!option) {
        String empty = "`" + word.value() + "` passes an empty argument: " + name + " is empty";
        report(word, name, empty, Severity.WARNING, findings);
      }
    } else if (given.isList(name) && value.filter(UnsplitVariable::isSeveral).isPresent()) {
      report(word, name, all, Severity.WARNING, findings);
    } else if (given.isList(name) && value.isEmpty() && !given.lack(name)) {
      report(word, name, all, Severity.INFO, findings);
    }
  }

  private static boolean isSeveral(String value) {
    return value.strip().indexOf(' ') > 0;
  }

  private static void report(
      WrittenWord word, String name, String message, Severity severity, Findings findings) {
    Span at = word.at(0, word.value().length());
    findings.report(
        at,
        message,
        finding -> {
          finding.severity(severity);
          finding.help("use `$" + name + "`, which systemd splits into arguments");
          if (at.length() == word.value().length()) {
            finding.fix(
                Fix.unsafe(
                    "Remove the braces",
                    new Edit(new Span(at.start() + 1, at.start() + 2), ""),
                    new Edit(new Span(at.end() - 1, at.end()), "")));
          }
        });
  }
}
