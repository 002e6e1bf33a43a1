package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.LineRule;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.EnvironmentLoss;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.EnvironmentLine.Dropped;
import io.github.unitgen.syntax.systemd.EnvironmentLine.Reason;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;

public final class DroppedVariable implements LineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S514", "dropped-variable", "Invalid word in Environment=: its variable is not set");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(Environment.KEY);
  }

  @Override
  public void check(UnitInput unit, Assignment line, Findings findings) {
    if (!Environment.isSetBy(line)) {
      return;
    }
    for (Dropped dropped : EnvironmentLoss.of(unit, line).others()) {
      findings.report(
          line.sourceSpan(dropped.at()), message(dropped), finding -> help(dropped, finding));
    }
  }

  private static String message(Dropped dropped) {
    return switch (dropped.reason()) {
      case BAD_SYNTAX -> "the rest of Environment= is ignored: unclosed quote or unknown escape";
      case NOT_UTF8 -> "a variable whose value is not UTF-8 is not set";
      default -> "Environment= ignores a word without an equals sign";
    };
  }

  private static void help(Dropped dropped, Findings.Details finding) {
    if (dropped.reason() == Reason.BAD_SYNTAX) {
      finding.help("close the quote, or use `\\\\` for a literal backslash");
    } else if (dropped.text().equals("export")) {
      finding.help("remove `export`: no shell reads this line");
    } else if (dropped.reason() == Reason.NO_EQUALS) {
      finding.help("use `NAME=value`, for example `PORT=3000`");
    } else if (dropped.reason() == Reason.NOT_UTF8) {
      finding.help("use UTF-8, for example `\\xc3\\xa9` for é");
    }
  }
}
