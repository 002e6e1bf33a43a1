package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class NotifyAccessAll implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "S806",
              "notify-access-all",
              "NotifyAccess=all lets every process of the service report readiness")
          .in(Profile.HARDENING);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(MainProcess.NOTIFY_ACCESS);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Assignment> access = MainProcess.notifyAccess(unit);
    if (access.isEmpty() || !access.get().value().equals("all")) {
      return;
    }
    for (Started started : Commands.of(unit).main()) {
      if (started.context().shell() || !started.wrappers().isEmpty()) {
        return; // the program that notifies is a child of the started one
      }
    }
    findings.report(
        access.get().valueSpan(),
        "NotifyAccess=all lets every child process fake readiness and watchdog messages",
        finding -> finding.help("use `main`, or `exec` if control commands notify too"));
  }
}
