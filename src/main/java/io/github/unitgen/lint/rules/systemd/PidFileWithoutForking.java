package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;

public final class PidFileWithoutForking implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S104",
          "pid-file-without-forking",
          "PIDFile= tells systemd nothing where nothing forks away");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    ServiceType type = ServiceType.of(unit);
    if (!type.isKnown() || type.isForking()) {
      return;
    }
    for (Assignment pidFile : MainProcess.pidFiles(unit)) {
      findings.report(
          pidFile.keySpan(),
          "PIDFile= tells systemd nothing of a service that does not fork",
          finding -> {
            type.line()
                .ifPresent(line -> finding.related(line.valueSpan(), "this type does not fork"));
            if (Supervision.of(unit).follows() == Follows.TOLD) {
              finding.severity(Severity.INFO); // distributions keep the file for their tools
            }
            finding.help("drop this line, and the option that makes the program write the file");
            finding.fix(Fix.unsafe("Remove the PIDFile= line", new Edit(pidFile.span(), "")));
          });
    }
  }
}
