package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Job.RespawnLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

public final class RespawnLimitUnreachable implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U303",
          "respawn-limit-unreachable",
          "Respawn limit is never reached, since each start is too slow");

  private static final RespawnLimit DEFAULT = new RespawnLimit(10, 5);
  private static final int MOST_DIGITS = 6;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    boolean other = job.override() || job.file().error().isPresent();
    if (other || job.job().respawn().isEmpty()) {
      return;
    }
    Commands commands = Commands.of(job);
    Optional<Located<RespawnLimit>> written = job.job().respawnLimit();
    RespawnLimit limit = written.map(Located::value).orElse(DEFAULT);
    List<Started> sleeps = sleeps(commands);
    long seconds = 0;
    for (Started sleep : sleeps) {
      seconds += Long.parseLong(sleep.arguments().get(0).value());
    }
    if (!limit.isUnlimited() && seconds * limit.count() >= limit.seconds() && seconds > 0) {
      Span at =
          written.map(found -> found.at().span()).orElse(job.job().respawn().orElseThrow().span());
      sleeping(at, written.isPresent(), limit, seconds, sleeps.get(0), findings);
    } else if (written.isEmpty()) {
      Workers.main(commands)
          .filter(worker -> worker.wrapper("bundle").isPresent())
          .ifPresent(worker -> booting(worker, job.job().respawn().orElseThrow().span(), findings));
    }
  }

  private static void sleeping(
      Span at,
      boolean written,
      RespawnLimit limit,
      long seconds,
      Started sleep,
      Findings findings) {
    String enough = "respawn limit " + limit.count() + " " + 2 * seconds * limit.count();
    findings.report(
        at,
        limit.count()
            + " respawns in "
            + limit.seconds()
            + "s are never reached: each takes "
            + seconds
            + "s or more",
        finding -> {
          if (!written) {
            finding.severity(Severity.INFO);
          }
          finding.related(sleep.command(), "runs at each start");
          finding.help("use `" + enough + "`, or `respawn limit unlimited` if it is meant");
        });
  }

  private static void booting(Started worker, Span at, Findings findings) {
    findings.report(
        at,
        worker.program()
            + " is too slow to fail 10 times in 5s: the default limit is never reached",
        finding -> {
          finding.severity(Severity.INFO);
          finding.related(worker.word().span(), "takes longer to load");
          finding.help("add `respawn limit 3 30`");
        });
  }

  /** Returns the sleeps that delay every start. */
  private static List<Started> sleeps(Commands commands) {
    List<Started> found = new ArrayList<>();
    for (Started started : commands.all()) {
      boolean around = started.phase() == Phase.PRE_START || started.phase() == Phase.POST_STOP;
      if (around && isSleep(started)) {
        found.add(started);
      }
    }
    return found;
  }

  private static boolean isSleep(Started started) {
    Started.Context context = started.context();
    boolean sure =
        !context.inBranch()
            && !context.inCondition()
            && !context.inFunction()
            && !context.inLoop() // it may wait for something that is there already
            && !context.operator().equals("||")
            && !context.operator().equals("&&")
            && context.background().isEmpty();
    return sure
        && started.program().equals("sleep")
        && started.arguments().size() == 1
        && isNumber(started.arguments().get(0).value());
  }

  private static boolean isNumber(String value) {
    return !value.isEmpty()
        && value.length() <= MOST_DIGITS
        && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
