package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.WrittenWord;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

public final class VanishingVariable implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S513",
          "vanishing-variable",
          "Word mixes $NAME with other text, so systemd does not replace it");

  /** Programs with a dollar sign in their own syntax. */
  private static final Set<String> OWN_DOLLARS =
      Set.of("awk", "gawk", "mawk", "perl", "php", "sed", "jq", "tclsh", "ssh", "su", "runuser");

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
        check(unit, command, findings);
      }
    }
  }

  private static void check(UnitInput unit, UnitCommand command, Findings findings) {
    boolean shell = WrittenWord.hasShell(command);
    boolean own = OWN_DOLLARS.contains(WrittenWord.base(command.command().program()));
    Optional<Word> text = WrittenWord.shellText(command).map(WrittenWord::word);
    for (Word argument : command.command().words()) {
      WrittenWord word = WrittenWord.of(command, argument);
      String value = argument.value();
      if (isVanishing(value) && isSet(unit, value.substring(1))) {
        continue;
      }
      if (isVanishing(value) && (shell || !value.startsWith("$("))) {
        vanishing(word, text.filter(argument::equals).isPresent(), findings);
      } else if (!shell && !own && value.indexOf(' ') < 0 && !word.isSingleQuoted()) {
        inside(word, findings);
      }
    }
  }

  /** Whether systemd reads all of it as the name of one variable, which is invalid. */
  private static boolean isVanishing(String value) {
    return value.length() > 1
        && value.startsWith("$")
        && "{$".indexOf(value.charAt(1)) < 0
        && !EnvironmentLine.isName(value.substring(1));
  }

  /** Whether the instance is part of the name, as in a unit that sets {@code name%i}. */
  private static boolean isSet(UnitInput unit, String name) {
    return name.indexOf('%') > 0
        && unit.assignments().stream()
            .map(Assignment::value)
            .anyMatch(text -> text.contains(" " + name) || text.contains(name + "="));
  }

  private static void vanishing(WrittenWord word, boolean text, Findings findings) {
    int end = EnvironmentLine.nameEnd(word.value(), 1);
    findings.report(
        word.at(0, word.value().length()),
        "this word is removed: systemd reads all of it as the name of one variable",
        finding -> {
          Span dollar = word.at(0, 1);
          if (text) {
            finding.help("use `$$` to pass a dollar to the shell");
            if (dollar.length() == 1) {
              finding.fix(Fix.unsafe("Double the dollar", new Edit(Span.at(dollar.start()), "$")));
            }
          } else if (end > 1) {
            finding.help("use `${" + word.value().substring(1, end) + "}`");
            braces(word, 0, end).ifPresent(finding::fix);
          } else {
            finding.help("use `$$` for a literal dollar");
          }
        });
  }

  private static void inside(WrittenWord word, Findings findings) {
    String value = word.value();
    for (int at = value.indexOf('$'); at >= 0; at = value.indexOf('$', at + 1)) {
      if (value.startsWith("$$", at)) {
        at++;
        continue;
      }
      int from = at;
      int end = EnvironmentLine.nameEnd(value, at + 1);
      if (at > 0 && end > at + 1 && value.charAt(at - 1) != '\\') {
        findings.report(
            word.at(at, end),
            "`" + value.substring(at, end) + "` inside a word is not replaced",
            finding -> {
              finding.help("use `${" + value.substring(from + 1, end) + "}`");
              braces(word, from, end).ifPresent(finding::fix);
            });
      }
    }
  }

  private static Optional<Fix> braces(WrittenWord word, int from, int to) {
    Span at = word.at(from, to);
    return at.length() == to - from
        ? Optional.of(
            Fix.unsafe(
                "Add the braces",
                new Edit(Span.at(at.start() + 1), "{"),
                new Edit(Span.at(at.end()), "}")))
        : Optional.empty();
  }
}
