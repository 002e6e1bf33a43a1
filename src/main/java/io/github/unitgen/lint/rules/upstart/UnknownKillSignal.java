package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;

public final class UnknownKillSignal implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U409", "unknown-kill-signal", "Signal does not exist, so stop or reload fails");

  /** The last signal of Linux, a real-time one. */
  private static final int LAST = 64;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    job.job().killSignal().ifPresent(signal -> kill(signal, findings));
    job.job().reloadSignal().ifPresent(signal -> reload(signal, findings));
  }

  private static void kill(Located<Integer> signal, Findings findings) {
    if (signal.value() == 0) {
      report(signal, "signal 0 makes init itself abort when the job stops", findings);
    } else if (signal.value() > LAST) {
      report(signal, "this signal does not exist, so the job can never be stopped", findings);
    }
  }

  private static void reload(Located<Integer> signal, Findings findings) {
    if (signal.value() > LAST) {
      report(signal, "this signal does not exist, so `reload` fails", findings);
    }
  }

  private static void report(Located<Integer> signal, String message, Findings findings) {
    findings.report(
        signal.at().span(),
        message,
        finding -> finding.help("use the name of a signal, such as `TERM`"));
  }
}
