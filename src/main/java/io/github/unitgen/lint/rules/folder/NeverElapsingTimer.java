package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.systemd.Timers;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class NeverElapsingTimer implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S725", "never-elapsing-timer", "Timer counts from a first run that nothing starts");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean concerns(UnitInput unit) {
    return isWaiting(unit);
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    @Nullable Set<String> started = null;
    for (UnitInput timer : folder.lintedUnits(this)) {
      Optional<String> service = Triggers.started(timer);
      if (service.isEmpty()) {
        continue;
      }
      if (started == null) {
        started = started(folder);
      }
      boolean isEnabled = folder.definition(service.get()).flatMap(Triggers::wanted).isPresent();
      if (!isEnabled && !started.contains(service.get())) {
        report(timer, service.get(), findings);
      }
    }
  }

  private static boolean isWaiting(UnitInput unit) {
    return unit.type().equals("timer") && Timers.isOnlyAfterUnit(unit);
  }

  /**
   * Returns the units that any unit of the folder starts, a timer together with itself included.
   */
  private static Set<String> started(FolderInput folder) {
    Set<String> names = new HashSet<>();
    for (UnitInput unit : folder.units()) {
      names.addAll(Triggers.pulled(unit));
      if (!isWaiting(unit)) {
        Triggers.started(unit).ifPresent(names::add);
      }
    }
    return names;
  }

  private static void report(UnitInput timer, String service, FolderFindings findings) {
    Assignment time = Timers.times(timer).get(0);
    findings
        .in(timer)
        .report(
            time.keySpan(),
            "this counts from a run of " + service + ", but nothing starts the first one",
            finding -> finding.help("add a first run, for example `OnBootSec=5min`"));
  }
}
