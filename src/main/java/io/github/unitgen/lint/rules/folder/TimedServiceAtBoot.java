package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.Timers;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;
import java.util.Set;

public final class TimedServiceAtBoot implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S724",
          "timed-service-at-boot",
          "Service of a timer is also started at boot by its own [Install]");

  /** Targets that start a service when the machine stops or sleeps. */
  private static final Set<String> ENDS =
      Set.of(
          "shutdown.target",
          "reboot.target",
          "halt.target",
          "poweroff.target",
          "sleep.target",
          "suspend.target",
          "hibernate.target");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (Triggers.Pair pair : Triggers.of(folder, "timer")) {
      UnitInput service = pair.service();
      Optional<Named> wanted =
          Triggers.wanted(service)
              .filter(named -> !ENDS.contains(named.name()))
              .filter(named -> !UserUnits.is(service) || !UserUnits.lackTarget(named.name()));
      // Such a timer counts from this start; S723 reports RemainAfterExit=.
      if (wanted.isPresent()
          && Triggers.wanted(pair.trigger()).isPresent()
          && !Timers.isOnlyAfterUnit(pair.trigger())
          && !MainProcess.isUpWithoutIt(service)) {
        report(pair, wanted.get(), findings);
      }
    }
  }

  private static void report(Triggers.Pair pair, Named wanted, FolderFindings findings) {
    UnitInput timer = pair.trigger();
    UnitInput service = pair.service();
    Optional<Assignment> time = Timers.times(timer).stream().findFirst();
    findings
        .in(service)
        .report(
            wanted.at(),
            wanted.name() + " starts this service too, not only " + timer.name().unit(),
            finding -> {
              time.ifPresent(
                  line ->
                      finding.related(timer.file().source(), line.keySpan(), "also started here"));
              finding.help("remove [Install] from the service and enable the timer instead");
            });
  }
}
