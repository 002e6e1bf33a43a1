package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;

public final class PidFileInVarRun implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info("S105", "pid-file-in-var-run", "Path is in /var/run, the legacy name of /run");
  private static final String OLD = "/var/run/";

  private static final List<String> LISTEN =
      List.of("ListenStream", "ListenDatagram", "ListenSequentialPacket", "ListenFIFO");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(
        MainProcess.PID_FILE,
        "ListenStream",
        "ListenDatagram",
        "ListenSequentialPacket",
        "ListenFIFO");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    MainProcess.pidFiles(unit).forEach(line -> check(line, findings));
    for (String key : LISTEN) {
      unit.effective("Socket", key).forEach(line -> check(line, findings));
    }
  }

  private static void check(Assignment line, Findings findings) {
    if (line.value().startsWith(OLD)) {
      Span span = line.sourceSpan(new Span(0, OLD.length() - 1));
      findings.report(
          span,
          line.key() + "= uses the legacy directory /var/run: systemd logs a warning",
          finding -> {
            finding.help("use `/run`");
            finding.fix(Fix.safe("Replace with /run", new Edit(span, "/run")));
          });
    }
  }
}
