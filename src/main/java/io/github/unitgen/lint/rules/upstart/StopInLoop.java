package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.JobControl;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.upstart.JobInput;
import java.util.List;
import java.util.Optional;

public final class StopInLoop implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U710",
          "stop-in-loop",
          "Loop stops the instances one by one, and only those that it counts");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    Commands commands = Commands.of(job);
    List<Started> all = commands.all();
    for (int i = 0; i < all.size(); i++) {
      Started started = all.get(i);
      boolean stopping = started.phase() == Phase.STOP || started.phase() == Phase.POST_STOP;
      if (stopping && started.context().inLoop()) {
        Optional<JobControl> control = JobControl.of(job, started);
        if (control.isPresent() && control.get().verb().equals("stop") && counts(started)) {
          // A function handles its own failures.
          boolean guarded =
              commands.functions().contains(started.word().value())
                  || i + 1 < all.size() && all.get(i + 1).context().operator().equals("||");
          report(job, control.get(), guarded, findings);
        }
      }
    }
  }

  /** Whether an argument depends on the loop. */
  private static boolean counts(Started started) {
    return !started.arguments().stream().allMatch(Argument::literal);
  }

  private static void report(JobInput job, JobControl control, boolean guarded, Findings findings) {
    findings.report(
        control.span(),
        "this loop stops the instances one by one, and "
            + (guarded ? "only those that it counts" : "ends at the first that is gone"),
        finding -> {
          if (guarded) {
            finding.severity(Severity.INFO);
          }
          String manager = job.name();
          finding.help(
              "remove it, and add `stop on stopping " + manager + "` to " + member(control.job()));
        });
  }

  private static String member(Argument job) {
    return job.literal() ? job.value() + ".conf" : "each of these jobs";
  }
}
