package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;

public final class WrappedInitScript implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S905", "wrapped-init-script", "Service runs an init script instead of the program");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecStart");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    // A script in a oneshot service seldom leaves a process: it sets something up.
    boolean daemon = !ServiceType.of(unit).isOneshot();
    for (Started started : Commands.of(unit).main()) {
      String word = started.word().value();
      boolean script =
          started.program().equals("service")
              || daemon && (word.startsWith("/etc/init.d/") || word.startsWith("/etc/rc.d/"));
      if (script && started.arguments().stream().anyMatch(a -> a.value().equals("start"))) {
        boolean guessed = isGuessed(unit);
        findings.report(
            started.word().span(),
            guessed
                ? "an init script runs this service: systemd has to guess the main process"
                : "an init script runs this service",
            finding -> {
              if (!guessed) {
                finding.severity(Severity.INFO);
              }
              finding.help("start the program itself in the foreground");
            });
        return;
      }
    }
  }

  /**
   * Whether systemd guesses the main process: a script may also {@code exec} the daemon, or leave
   * no process.
   */
  private static boolean isGuessed(UnitInput unit) {
    return ServiceType.of(unit).isForking()
        && MainProcess.pidFiles(unit).isEmpty()
        && MainProcess.isGuessed(unit);
  }
}
