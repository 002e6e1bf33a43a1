package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.systemd.Timers;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Optional;

public final class NeverElapsingTimer implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S725", "never-elapsing-timer", "Timer waits for a first run that nothing starts");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (UnitInput timer : folder.lintedUnits()) {
      Optional<String> service = Triggers.started(timer);
      if (timer.type().equals("timer")
          && service.isPresent()
          && Timers.isOnlyAfterUnit(timer)
          && !isStarted(service.get(), timer, folder)) {
        report(timer, service.get(), findings);
      }
    }
  }

  private static boolean isStarted(String service, UnitInput timer, FolderInput folder) {
    boolean isEnabled = folder.definition(service).flatMap(Triggers::wanted).isPresent();
    if (isEnabled || Triggers.pulled(timer).contains(service)) {
      return true;
    }
    return folder.units().stream()
        .filter(other -> other != timer)
        .anyMatch(
            other ->
                Triggers.pulled(other).contains(service)
                    || Triggers.started(other).filter(service::equals).isPresent());
  }

  private static void report(UnitInput timer, String service, FolderFindings findings) {
    Assignment time = Timers.times(timer).get(0);
    findings
        .in(timer)
        .report(
            time.keySpan(),
            "this counts from a run of " + service + ", and nothing starts the first one",
            finding -> finding.help("add a first time, such as `OnBootSec=5min`"));
  }
}
