package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.Timers;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class RemainAfterExitUnderTimer implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S723",
          "remain-after-exit-under-timer",
          "Service with RemainAfterExit= is started only once by its timer");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    @Nullable Set<String> stopped = null;
    for (Triggers.Pair pair : Triggers.of(folder, "timer")) {
      Optional<Assignment> time =
          Timers.times(pair.trigger()).stream().filter(Timers::isRepeated).findFirst();
      if (time.isEmpty()
          || !MainProcess.isUpWithoutIt(pair.service())
          || mayBeStopped(pair.service())) {
        continue;
      }
      if (stopped == null) {
        stopped = stopped(folder);
      }
      if (!stopped.contains(pair.service().name().unit())) {
        report(pair, time.get(), findings);
      }
    }
  }

  /** Whether the service itself shows that another unit stops it between two times. */
  private static boolean mayBeStopped(UnitInput service) {
    return service.isYes("Unit", "StopWhenUnneeded")
        || !NamedUnits.of(service, "Unit", List.of("BindsTo", "PartOf")).isEmpty()
        || NamedUnits.of(service, "Unit", "Conflicts").stream()
            .anyMatch(named -> !named.name().equals("shutdown.target"));
  }

  /** Returns the units that are stopped when any unit of the folder starts. */
  private static Set<String> stopped(FolderInput folder) {
    Set<String> names = new HashSet<>();
    for (UnitInput unit : folder.units()) {
      NamedUnits.of(unit, "Unit", "Conflicts").forEach(named -> names.add(named.name()));
    }
    return names;
  }

  private static void report(Triggers.Pair pair, Assignment time, FolderFindings findings) {
    UnitInput timer = pair.trigger();
    UnitInput service = pair.service();
    Assignment remains = MainProcess.upWithoutIt(service).orElseThrow();
    boolean inService = pair.isServiceLinted();
    findings
        .in(inService ? service : timer)
        .report(
            inService ? remains.keySpan() : time.keySpan(),
            inService
                ? timer.name().unit() + " starts this only once: it stays active afterwards"
                : "this starts " + service.name().unit() + " only once: it stays active afterwards",
            finding -> {
              if (inService) {
                finding.related(timer.file().source(), time.keySpan(), "meant to repeat");
                finding.fix(
                    Fix.unsafe("Remove the RemainAfterExit= line", new Edit(remains.span(), "")));
              } else {
                finding.related(service.file().source(), remains.keySpan(), "keeps it active");
              }
              finding.help("remove `RemainAfterExit=" + remains.value() + "`");
            });
  }
}
