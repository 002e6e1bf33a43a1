package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.SystemdVersions;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.StartLimit;
import io.github.unitgen.meaning.systemd.TimeSetting;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class StartLimitUnreachable implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S304",
          "start-limit-unreachable",
          "Start limit is never reached, so the service restarts endlessly");

  private static final String INTERVAL_SEC = "StartLimitIntervalSec";

  /** No program starts and fails in fewer microseconds, so no limit is intended below this. */
  private static final long FASTEST = 10_000;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(RestartPolicy.KEY);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    boolean elsewhere = !unit.all("Service", INTERVAL_SEC).isEmpty(); // S003 moves it first
    if (RestartPolicy.of(unit).on().isEmpty() || elsewhere) {
      return;
    }
    Optional<StartLimit> limit =
        StartLimit.of(unit)
            .filter(l -> l.isOn() && !l.canTrip() && l.delays().first() > 0)
            .filter(l -> l.interval() / l.burst() > FASTEST);
    // A service without its own limit may be meant to restart endlessly.
    limit
        .filter(l -> l.burstLine().isPresent() || l.intervalLine().isPresent())
        .ifPresent(written -> report(written, unit.versions(), findings));
  }

  private static void report(StartLimit limit, SystemdVersions versions, Findings findings) {
    Optional<Assignment> delay = limit.delays().line().map(TimeSetting::line);
    Optional<Assignment> interval = limit.intervalLine().map(TimeSetting::line);
    Assignment at = interval.or(limit::burstLine).orElseThrow();
    findings.report(
        at.valueSpan(),
        "the limit of "
            + limit.burst()
            + " starts in "
            + TimeSetting.shown(limit.interval())
            + " is never reached: the delays add up to "
            + TimeSetting.shown(limit.patience()),
        finding -> {
          limit
              .burstLine()
              .filter(line -> !line.equals(at))
              .ifPresent(line -> finding.related(line.valueSpan(), "limit set here"));
          delay.ifPresent(line -> finding.related(line.valueSpan(), "delay set here"));
          finding.help(
              "use an interval longer than "
                  + TimeSetting.shown(limit.patience())
                  + ", or `"
                  + key(at, versions)
                  + "=0` for no limit");
          fix(limit, versions).ifPresent(finding::fix);
        });
  }

  /**
   * Returns a fix that doubles the delays, which leaves time for the program to start and to fail.
   */
  private static Optional<Fix> fix(StartLimit limit, SystemdVersions versions) {
    long seconds = limit.patience() / TimeSetting.SECOND * 2 + 1;
    if (seconds > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    String title = "Set the interval to " + seconds + "s";
    if (limit.intervalLine().isPresent()) {
      Span value = limit.intervalLine().get().line().valueSpan();
      return Optional.of(Fix.unsafe(title, new Edit(value, seconds + "s")));
    }
    return limit
        .burstLine()
        .map(
            line ->
                Fix.unsafe(
                    title,
                    new Edit(
                        Span.at(line.keySpan().start()),
                        key(line, versions) + "=" + seconds + "s\n")));
  }

  /** Returns the name of the interval in the section of {@code line}. */
  private static String key(Assignment line, SystemdVersions versions) {
    return versions.know(line.section(), INTERVAL_SEC) ? INTERVAL_SEC : "StartLimitInterval";
  }
}
