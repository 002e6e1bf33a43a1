package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Wrapper;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.SuccessStatus;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class JvmStopFails implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S306", "jvm-stop-fails", "Java exits with 143 on SIGTERM, so every stop is a failure");

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
    if (!unit.isService() || unit.isDropIn() || ServiceType.of(unit).isOneshot()) {
      return;
    }
    boolean signalled =
        Stop.of(unit).signal().equals("TERM") && unit.effective("Service", "ExecStop").isEmpty();
    if (!signalled || allows(unit)) {
      return;
    }
    for (Started started : Commands.of(unit).main()) {
      Optional<Span> java = java(started);
      if (java.isPresent() && (!started.context().shell() || started.context().executed())) {
        report(unit, java.get(), findings);
        return;
      }
    }
  }

  private static void report(UnitInput unit, Span java, Findings findings) {
    Assignment start = unit.effective("Service", "ExecStart").get(0);
    findings.report(
        java,
        "java exits with 143 on SIGTERM: every stop leaves the service failed",
        finding -> {
          finding.help("add `SuccessExitStatus=143`");
          Edit edit = new Edit(Span.at(start.keySpan().start()), "SuccessExitStatus=143\n");
          finding.fix(Fix.unsafe("Add `SuccessExitStatus=143`", edit));
        });
  }

  private static boolean allows(UnitInput unit) {
    return SuccessStatus.of(unit).hasCode(143);
  }

  /** Returns where java is written. */
  private static Optional<Span> java(Started started) {
    return started.program().equals("java")
        ? Optional.of(started.word().span())
        : started.wrapper("java").map(Wrapper::span);
  }
}
