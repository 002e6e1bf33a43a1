package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class OomStopsService implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
          "S810",
          "oom-stops-service",
          "Out of memory in one worker process stops the whole service");

  private static final String SERVICE = "Service";

  /** Programs whose master process replaces a child that died. */
  private static final Set<String> MASTERS =
      Set.of("sidekiqswarm", "unicorn", "unicorn_rails", "gunicorn", "gunicorn3");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("MemoryMax");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService()
        || unit.isDropIn()
        || !unit.versions().know(SERVICE, "OOMPolicy")
        || !unit.value(SERVICE, "OOMPolicy").isEmpty()
        || !unit.value(SERVICE, "Delegate").isEmpty()) {
      return;
    }
    Optional<Assignment> limit =
        unit.last(SERVICE, "MemoryMax")
            .filter(line -> !line.isReset() && !line.value().equals("infinity"));
    if (limit.isEmpty()) {
      return;
    }
    Optional<Started> master =
        Workers.main(Commands.of(unit)).filter(started -> MASTERS.contains(started.program()));
    master.ifPresent(
        started ->
            findings.report(
                limit.get().keySpan(),
                "one child of "
                    + started.program()
                    + " that is out of memory stops the whole service",
                finding -> {
                  finding.related(started.word().span(), "replaces a child that ends");
                  finding.help("add `OOMPolicy=continue`");
                }));
  }
}
