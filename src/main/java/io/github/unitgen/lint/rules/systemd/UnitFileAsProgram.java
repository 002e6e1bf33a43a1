package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import java.util.Collection;

public final class UnitFileAsProgram implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S733", "unit-file-as-program", "Command is a unit file, not a program");

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
    for (Started started : Commands.of(unit).all()) {
      String path = started.word().value();
      boolean isUnit =
          (path.contains("/systemd/system/") || path.contains("/systemd/user/"))
              && UnitName.of(path).isKnown();
      if (isUnit) {
        findings.report(
            started.word().span(),
            "this is a unit file: systemd cannot execute it (203/EXEC)",
            finding -> finding.help("use the path of the program, for example `/usr/bin/player`"));
      }
    }
  }
}
