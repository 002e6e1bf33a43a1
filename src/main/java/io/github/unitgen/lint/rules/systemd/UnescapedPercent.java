package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.KnownSpecifiers;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine.Variable;
import io.github.unitgen.syntax.systemd.Specifiers;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.List;

public final class UnescapedPercent implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S503",
          "unescaped-percent",
          "Percent sign is replaced by systemd, though it is meant literally");

  /** Specifiers for names, which may occur anywhere in a word. */
  private static final String NAMES = "iIjJpPnN";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (UnitCommand command : ExecLines.commands(unit)) {
      if (command.contains('%')) {
        for (Word word : command.command().words()) {
          check(command.line(), word.span(), findings);
        }
      }
    }
    for (String section : Environment.SECTIONS) {
      for (Assignment line : Environment.lines(unit, section)) {
        if (line.value().indexOf('%') >= 0) {
          for (Variable variable : unit.environment(line).variables()) {
            check(line, variable.at(), findings);
          }
        }
      }
    }
  }

  /** Reports each word once; S021 reports unknown specifiers. */
  private static void check(Assignment line, Span word, Findings findings) {
    String text = line.value().substring(word.start(), word.end());
    List<Specifiers.Use> uses = Specifiers.uses(text);
    if (uses.stream().anyMatch(use -> KnownSpecifiers.since(use.letter()).isEmpty())) {
      return;
    }
    List<Span> meant =
        uses.stream()
            .map(Specifiers.Use::at)
            .filter(at -> isPercent(text, at.start()))
            .map(
                at -> line.sourceSpan(new Span(word.start() + at.start(), word.start() + at.end())))
            .toList();
    if (meant.isEmpty()) {
      return;
    }
    Span first = meant.get(0);
    String written = text.substring(uses.get(0).at().start(), uses.get(0).at().end());
    findings.report(
        first,
        "systemd replaces this percent sign and its letter",
        finding -> {
          finding.help("use `%" + written + "` for a literal percent sign");
          finding.fix(
              Fix.safe(
                  "Double the percent signs",
                  meant.stream()
                      .map(at -> new Edit(Span.at(at.start()), "%"))
                      .toArray(Edit[]::new)));
        });
  }

  private static boolean isPercent(String text, int at) {
    char letter = text.charAt(at + 1);
    char next = at + 2 < text.length() ? text.charAt(at + 2) : ' ';
    char before = at > 0 ? text.charAt(at - 1) : ' ';
    boolean share =
        isDigit(before) && isLower(letter) && isLower(next) && NAMES.indexOf(letter) < 0;
    return share || isUrlByte(text, at, letter, next) || isDate(text, at);
  }

  /**
   * Whether it is a byte such as {@code %C3} in a URL; a specifier for a folder is followed by a
   * slash.
   */
  private static boolean isUrlByte(String text, int at, char letter, char next) {
    int scheme = text.indexOf("://");
    return scheme >= 0 && scheme < at && isHex(letter) && isHex(next);
  }

  /** Whether it is the {@code +%H:%M} of date(1). */
  private static boolean isDate(String text, int at) {
    int plus = text.lastIndexOf("+%", at);
    if (plus < 0) {
      return false;
    }
    boolean starts = plus == 0 || " \t'\"".indexOf(text.charAt(plus - 1)) >= 0;
    for (int i = plus; i < at; i++) {
      if (" \t)'\"`".indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return starts;
  }

  private static boolean isHex(char c) {
    return isDigit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
