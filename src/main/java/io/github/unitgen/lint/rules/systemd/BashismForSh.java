package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.BashismFindings;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;

public final class BashismForSh implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S515",
          "bashism-for-sh",
          "Script for sh uses bash syntax, which dash does not understand");

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
    if (unit.isService()) {
      BashismFindings bashisms = new BashismFindings(unit.file().source(), "a POSIX shell");
      Commands.of(unit).texts().forEach(body -> bashisms.report(body, findings));
    }
  }
}
