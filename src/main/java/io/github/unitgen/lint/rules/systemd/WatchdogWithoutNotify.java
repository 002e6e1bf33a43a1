package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Programs.Flag;
import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.TimeSetting;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class WatchdogWithoutNotify implements UnitRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S411",
          "watchdog-without-notify",
          "WatchdogSec= kills a program that never sends WATCHDOG=1");

  private static final long MICROS = 1000;

  private static final Set<String> SILENT = Set.of("simple", "exec", "idle");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(MainProcess.WATCHDOG);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<TimeSetting> watchdog = MainProcess.watchdog(unit);
    Optional<String> access = MainProcess.notifyAccess(unit).map(Assignment::value);
    if (!unit.isService() || unit.isDropIn() || watchdog.isEmpty()) {
      return;
    }
    Optional<Started> silent = silent(Commands.of(unit));
    Optional<String> with = silent.flatMap(WatchdogWithoutNotify::with);
    if (silent.isPresent() && with.isEmpty() && !access.equals(Optional.of("all"))) {
      never(silent.get(), watchdog.get().line().valueSpan(), watchdog.get().length(), findings);
      return;
    }
    if (access.isPresent()) {
      return; // NotifyAccess= shows that a process sends it
    }
    watchdog
        .filter(set -> SILENT.contains(ServiceType.of(unit).word()))
        .ifPresent(
            set ->
                findings.report(
                    set.line().valueSpan(),
                    "a program that does not send WATCHDOG=1 is killed after "
                        + TimeSetting.shown(set.length()),
                    finding -> {
                      finding.severity(Severity.INFO);
                      ServiceType.of(unit)
                          .line()
                          .ifPresent(
                              type ->
                                  finding.related(
                                      type.valueSpan(), "programs of this type rarely do"));
                      finding.help(
                          with.map(
                                  what ->
                                      "remove the line, or make sure that the program has " + what)
                              .orElse("remove the line, unless the program sends WATCHDOG=1"));
                    }));
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      Optional<Duration> watchdog = process.supervision().watchdog();
      Optional<Started> silent =
          watchdog.flatMap(any -> silent(Commands.of(process))).filter(p -> with(p).isEmpty());
      if (watchdog.isPresent() && silent.isPresent()) {
        Place at = process.at("watchdog");
        long micros = watchdog.get().toMillis() * MICROS;
        never(silent.get(), at.span(), micros, findings.in(at.source()));
      }
    }
  }

  private static void never(Started program, Span at, long micros, Findings findings) {
    findings.report(
        at,
        program.program()
            + " never sends WATCHDOG=1: it is killed after "
            + TimeSetting.shown(micros),
        finding -> {
          finding.related(program.word().span(), "this program");
          finding.help("remove the line");
        });
  }

  private static Optional<Started> silent(Commands commands) {
    return commands.main().stream().filter(started -> started.is(Kind.UNWATCHED)).findFirst();
  }

  /** Returns the addition that makes it send WATCHDOG=1, if there is one. */
  private static Optional<String> with(Started program) {
    return program
        .known()
        .flatMap(known -> known.flags(Kind.UNWATCHED).stream().findFirst())
        .flatMap(Flag::instead);
  }
}
