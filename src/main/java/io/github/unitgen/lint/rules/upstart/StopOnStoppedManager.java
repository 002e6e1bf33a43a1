package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.upstart.Boot;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Events;

public final class StopOnStoppedManager implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U711",
          "stop-on-stopped-manager",
          "Instance with `stop on stopped` races with a restart of its manager");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    boolean member =
        job.job().instance().filter(name -> name.value().indexOf('$') >= 0).isPresent();
    // A task ends by itself, whatever its manager does.
    boolean other = job.job().task().isPresent() || job.job().startOn().isPresent();
    if (!member || other || !Boot.isWhole(job)) {
      return;
    }
    for (Events.Event event : Boot.leaves(job.job().stopOn())) {
      boolean stopped = event.name().value().equals("stopped");
      Boot.job(event)
          .filter(manager -> stopped && isManager(manager.value(), job.name()))
          .ifPresent(manager -> report(job, event.name(), manager, findings));
    }
  }

  /** Whether the other job is its manager, by the names: the file does not show who starts it. */
  private static boolean isManager(String other, String name) {
    String base = name.substring(name.lastIndexOf('/') + 1);
    return other.contains("manager")
        || other.contains("master")
        || other.endsWith("workers")
        || other.equals(base + "s")
        || other.startsWith(base + "-")
        || base.startsWith(other + "-");
  }

  private static void report(
      JobInput job, Located<String> stopped, Located<String> manager, Findings findings) {
    Span span = stopped.at().span();
    findings.report(
        span,
        "a restart of `" + manager.value() + "` starts the instances while they still stop",
        finding -> {
          finding.help("use `stopping`, which Upstart waits for");
          if (job.file().source().slice(span).equals("stopped")) {
            finding.fix(Fix.safe("Use `stopping`", new Edit(span, "stopping")));
          }
        });
  }
}
