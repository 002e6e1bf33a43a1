package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Programs.Kind;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;

public final class StopSignalToWorkers implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "S406",
              "stop-signal-to-workers",
              "Workers get the stop signal from systemd and from their master")
          .in(Profile.PEDANTIC);

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
    boolean said = !unit.isService() || Stop.of(unit).modeLine().isPresent();
    List<Assignment> start = unit.effective("Service", "ExecStart");
    if (said || unit.isDropIn() || start.isEmpty() || !Stop.hasMixed(unit.versions())) {
      return;
    }
    for (Started started : Commands.of(unit).main()) {
      if (started.is(Kind.MASTER)) {
        findings.report(
            started.word().span(),
            started.title() + " stops its workers itself: they get a second signal from systemd",
            finding -> {
              finding.help("add `KillMode=mixed`");
              Edit edit = new Edit(Span.at(start.get(0).keySpan().start()), "KillMode=mixed\n");
              finding.fix(Fix.unsafe("Add `KillMode=mixed`", edit));
            });
        return;
      }
    }
  }
}
