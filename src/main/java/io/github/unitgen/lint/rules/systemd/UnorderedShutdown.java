package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.Stop;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class UnorderedShutdown implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S714",
          "unordered-shutdown",
          "Unit conflicts with shutdown.target but is not ordered before it");

  private static final String SHUTDOWN = "shutdown.target";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("DefaultDependencies");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Assignment> defaults = unit.last("Unit", "DefaultDependencies");
    // Sockets and targets are stopped at once, so there is nothing to wait for.
    if (!unit.isService()
        || defaults.isEmpty()
        || unit.isDropIn()
        || !unit.isNo("Unit", "DefaultDependencies")
        || Stop.isOfNothing(unit)) {
      return;
    }
    Optional<Named> conflict = NamedUnits.find(unit, "Unit", List.of("Conflicts"), SHUTDOWN);
    boolean ordered =
        NamedUnits.names(unit, "Unit", "Before", SHUTDOWN)
            || NamedUnits.names(unit, "Unit", "After", SHUTDOWN);
    if (conflict.isEmpty() || ordered) {
      return;
    }
    Named named = conflict.get();
    findings.report(
        named.at(),
        "the shutdown stops this unit but does not wait for it to end",
        finding -> {
          finding.related(defaults.get().keySpan(), "this removes the default order");
          finding.help("add `Before=shutdown.target`");
          finding.fix(
              Fix.safe(
                  "Add Before=shutdown.target",
                  new Edit(Span.at(named.line().span().start()), "Before=" + SHUTDOWN + "\n")));
        });
  }
}
