package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;

public final class OddFileMode implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S907", "odd-file-mode", "Unit file is executable or writable for everybody");

  private static final int EXECUTABLE = 0111;
  private static final int WRITABLE_BY_ALL = 0002;
  private static final int OCTAL = 8;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean isAboutOneFile() {
    return true;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    int mode = unit.image().mode(unit.file().source().name()).orElse(0);
    boolean writable = (mode & WRITABLE_BY_ALL) != 0;
    if (!writable && (mode & EXECUTABLE) == 0) {
      return;
    }
    String octal = "0" + Integer.toString(mode, OCTAL);
    findings.report(
        Span.at(0),
        writable
            ? "the file has mode " + octal + ": every user of the machine can change the unit"
            : "the file has mode " + octal + ": a unit must not be executable",
        finding -> finding.help("use `chmod 0644`"));
  }
}
