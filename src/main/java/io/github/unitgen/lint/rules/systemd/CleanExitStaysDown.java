package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.manifest.Restart;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Recycling;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.upstart.Job;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

public final class CleanExitStaysDown implements UnitRule, JobRule, GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X404",
          "clean-exit-stays-down",
          "Worker that exits with 0 in order to be restarted stays down");

  private static final String RESTART = "restart";

  /** Policies with which a success ends the service for good. */
  private static final Set<String> ON_FAILURE =
      Set.of("on-failure", "on-abnormal", "on-abort", "on-watchdog");

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
    Optional<Assignment> line =
        RestartPolicy.of(unit).line().filter(restart -> ON_FAILURE.contains(restart.value()));
    if (line.isEmpty() || ServiceType.of(unit).isOneshot() || isForced(unit)) {
      return;
    }
    Span at = line.get().valueSpan();
    Recycling.of(Commands.of(unit))
        .ifPresent(
            recycling ->
                report(
                    recycling,
                    "Restart=" + line.get().value(),
                    at,
                    "Restart=always",
                    Fix.unsafe("Use `always`", new Edit(at, "always")),
                    findings));
  }

  /** Whether an exit with 0 leads to a restart regardless of Restart=. */
  private static boolean isForced(UnitInput unit) {
    for (Assignment line : unit.effective("Service", "RestartForceExitStatus")) {
      List<String> statuses = List.of(line.value().split(" ", -1));
      if (statuses.contains("0") || statuses.contains("SUCCESS")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    for (Located<Job.NormalExit> exit : job.job().normalExit()) {
      if (exit.value().number() == 0 && !exit.value().isSignal()) {
        Recycling.of(Commands.of(job))
            .ifPresent(
                recycling ->
                    findings.report(
                        exit.at().span(),
                        "`normal exit 0`" + leaves(recycling),
                        finding -> {
                          related(recycling, finding);
                          finding.help("remove the 0 from `normal exit`");
                        }));
      }
    }
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      Restart policy = process.restarts().policy();
      if (policy == Restart.ALWAYS) {
        continue;
      }
      boolean given = process.sets(RESTART);
      Place at = process.at(RESTART);
      String word = policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
      Recycling.of(Commands.of(process))
          .ifPresent(
              recycling ->
                  findings
                      .in(at.source())
                      .report(
                          at.span(),
                          "`restart: " + word + "`" + leaves(recycling),
                          finding -> {
                            related(recycling, finding);
                            finding.help((given ? "use" : "add") + " `restart: always`");
                            if (given) {
                              finding.fix(
                                  Fix.unsafe("Use `always`", new Edit(at.span(), "always")));
                            }
                          }));
    }
  }

  private static void report(
      Recycling recycling, String what, Span at, String better, Fix fix, Findings findings) {
    findings.report(
        at,
        what + leaves(recycling),
        finding -> {
          related(recycling, finding);
          finding.help("use `" + better + "`");
          finding.fix(fix);
        });
  }

  private static String leaves(Recycling recycling) {
    return " leaves " + recycling.worker().title() + " down when it exits with 0";
  }

  private static void related(Recycling recycling, Findings.Details finding) {
    finding.related(
        recycling.flag().orElse(recycling.worker().word().span()),
        recycling.flag().isPresent()
            ? "it then exits in order to be restarted"
            : "its own command ends it in order to restart it");
  }
}
