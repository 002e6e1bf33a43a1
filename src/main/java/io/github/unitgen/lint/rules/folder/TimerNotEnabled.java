package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class TimerNotEnabled implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S727",
          "timer-not-enabled",
          "Section [Install] belongs to the timer, not to the service it starts");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    @Nullable Set<String> started = null;
    for (Triggers.Pair pair : Triggers.of(folder, "timer")) {
      Optional<Named> wanted = Triggers.wanted(pair.service());
      if (wanted.isEmpty() || Triggers.isInstallable(pair.trigger())) {
        continue;
      }
      if (started == null) {
        started = Triggers.all(folder);
      }
      if (!started.contains(pair.trigger().name().unit())) {
        report(pair, wanted.get(), findings);
      }
    }
  }

  private static void report(Triggers.Pair pair, Named wanted, FolderFindings findings) {
    UnitInput timer = pair.trigger();
    UnitInput service = pair.service();
    boolean inTimer = pair.isTriggerLinted();
    findings
        .in(inTimer ? timer : service)
        .report(
            inTimer ? timer.header("Timer") : wanted.at(),
            inTimer
                ? "enabling starts " + service.name().unit() + " at boot, but never this timer"
                : "enabling starts this service at boot, but never " + timer.name().unit(),
            finding -> {
              if (inTimer) {
                finding.related(service.file().source(), wanted.at(), "enabled here");
              }
              finding.help("move [Install] to the timer, with `WantedBy=timers.target`");
            });
  }
}
