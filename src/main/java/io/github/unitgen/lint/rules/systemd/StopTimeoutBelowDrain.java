package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Signals;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.ConfigurationFile;
import io.github.unitgen.meaning.command.Drain;
import io.github.unitgen.meaning.command.Drain.Origin;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.TimeSetting;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Job;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class StopTimeoutBelowDrain implements UnitRule, JobRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "X402",
          "stop-timeout-below-drain",
          "Stop timeout is shorter than the program needs to finish its work");

  private static final int UPSTART_DEFAULT = 5;
  private static final int SLACK = 5;
  private static final String KILL_TIMEOUT = "kill timeout";
  private static final String STOP_TIMEOUT = "stop_timeout";

  /** A timeout in milliseconds; {@code written} is its place, empty for the default of the init. */
  private record Timeout(String key, String sign, long millis, Optional<Span> written) {}

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
    if (!unit.isService() || !Stop.of(unit).killsInTheEnd()) {
      return;
    }
    Optional<Drain> drain =
        Drain.of(Commands.of(unit), Stop.of(unit).signal(), ConfigurationFile.of(unit));
    Stop stop = Stop.of(unit);
    boolean elsewhere = unit.isDropIn() && stop.timeout().isEmpty();
    if (drain.isPresent() && !stop.isEndless() && !elsewhere) {
      Timeout timeout =
          new Timeout(
              stop.timeout().map(set -> set.line().key()).orElse("TimeoutStopSec"),
              "=",
              stop.length() / 1000,
              stop.timeout().map(set -> set.line().valueSpan()));
      judge(drain.get(), timeout, findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Job meaning = job.job();
    Optional<Located<Long>> written = meaning.killTimeout();
    if (meaning.task().isPresent() || (job.override() && written.isEmpty())) {
      return;
    }
    int signal = meaning.killSignal().map(Located::value).orElse(15);
    Optional<Drain> drain =
        Drain.of(Commands.of(job), Signals.name(signal).orElse(""), ConfigurationFile.of(job));
    // U401 reports the default timeout if the command line does not set the time to stop.
    boolean judged =
        written.isPresent() || drain.filter(d -> d.origin() == Origin.FLAG).isPresent();
    if (drain.isPresent() && judged) {
      long seconds = written.map(Located::value).orElse((long) UPSTART_DEFAULT);
      Optional<Span> at = written.map(Located::at).map(Place::span);
      judge(drain.get(), new Timeout(KILL_TIMEOUT, " ", seconds * 1000, at), findings);
    }
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      Optional<Drain> drain =
          Drain.of(
              Commands.of(process), process.supervision().stopSignal().name(), Optional.empty());
      if (drain.isPresent()) {
        boolean given = process.sets(STOP_TIMEOUT);
        Place at = given ? process.at(STOP_TIMEOUT) : process.program().command().at();
        Timeout timeout =
            new Timeout(
                STOP_TIMEOUT,
                ": ",
                process.supervision().stopTimeout().toMillis(),
                given ? Optional.of(at.span()) : Optional.empty());
        judge(drain.get(), timeout, findings.in(at.source()));
      }
    }
  }

  private static void judge(Drain drain, Timeout timeout, Findings findings) {
    boolean said = timeout.written().isPresent() || drain.origin() != Origin.DEFAULT;
    if (drain.seconds().isEmpty() || !said) {
      return;
    }
    long needed = drain.seconds().getAsInt() * 1000L;
    if (needed < timeout.millis()) {
      return;
    }
    report(drain, timeout, severity(drain, timeout), findings);
  }

  private static Severity severity(Drain drain, Timeout timeout) {
    if (drain.origin() == Origin.FLAG || drain.origin() == Origin.FILE) {
      boolean even = drain.seconds().orElse(0) * 1000L == timeout.millis();
      return even ? Severity.WARNING : Severity.ERROR;
    }
    if (drain.oldest().isEmpty()) {
      return Severity.INFO;
    }
    // A release may be that old: below this time, every version has too little.
    if (timeout.millis() < drain.oldest().getAsInt() * 1000L) {
      // render refuses an error, and its configuration may yet set a shorter time.
      return timeout.key().equals(STOP_TIMEOUT) ? Severity.WARNING : Severity.ERROR;
    }
    boolean old = timeout.key().equals(KILL_TIMEOUT); // Upstart usually runs old releases
    return old ? Severity.INFO : Severity.WARNING;
  }

  private static void report(Drain drain, Timeout timeout, Severity severity, Findings findings) {
    int seconds = drain.seconds().orElse(0);
    Span program = drain.program().word().span();
    Span says = drain.flag().map(flag -> flag.span()).orElse(program);
    String enough = timeout.key() + timeout.sign() + (seconds + SLACK);
    findings.report(
        timeout.written().orElse(says),
        message(drain, seconds) + TimeSetting.shown(timeout.millis() * 1000),
        finding -> {
          finding.severity(severity);
          timeout.written().ifPresent(at -> finding.related(says, label(drain)));
          finding.help("use `" + enough + "` or more");
          timeout
              .written()
              .ifPresent(
                  at ->
                      finding.fix(
                          Fix.unsafe(
                              "Use `" + enough + "`",
                              new Edit(at, Integer.toString(seconds + SLACK)))));
        });
  }

  private static String message(Drain drain, int seconds) {
    String name = drain.program().title();
    return switch (drain.origin()) {
      case TASK -> "a task of " + name + " may take " + seconds + "s, but is killed after ";
      case DEFAULT ->
          name + " needs up to " + seconds + "s to stop by default, but is killed after ";
      case FLAG, FILE -> name + " needs up to " + seconds + "s to stop, but is killed after ";
    };
  }

  private static String label(Drain drain) {
    return switch (drain.origin()) {
      case TASK -> "this limits a task";
      case DEFAULT -> "its configuration may set another time";
      case FLAG -> "sets this time";
      case FILE -> "its configuration sets this time";
    };
  }
}
