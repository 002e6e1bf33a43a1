package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.JobControl;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.meaning.upstart.LogName;
import io.github.unitgen.source.Located;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.upstart.Job;
import java.util.List;
import java.util.Optional;

public final class OverlongLogName implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U021", "overlong-log-name", "Log file of the job has a name so long that init hangs");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (JobInput job : folder.lintedJobs()) {
      Findings here = findings.in(job);
      if (isLogged(job)) {
        Optional<Located<String>> instance =
            job.job().instance().filter(name -> name.value().indexOf('$') < 0);
        Span at = instance.map(name -> name.at().span()).orElse(Span.at(0));
        report(at, job.name(), instance.map(Located::value).orElse(""), here);
      }
      for (Started started : Commands.of(job).all()) {
        JobControl.of(job, started)
            .filter(call -> call.verb().equals("start") && call.job().literal())
            .ifPresent(call -> check(call, folder, here));
      }
    }
  }

  private static void check(JobControl call, FolderInput folder, Findings findings) {
    Optional<JobInput> job = folder.job(call.job().value());
    if (job.isPresent() && !isLogged(job.get())) {
      return;
    }
    Optional<Argument> longest = Optional.empty();
    for (Argument argument : call.given()) {
      boolean named = argument.literal() && argument.value().indexOf('=') > 0;
      if (named && isOfInstance(argument, call, job)) {
        longest =
            longest
                .filter(other -> value(other).length() >= value(argument).length())
                .or(() -> Optional.of(argument));
      }
    }
    longest.ifPresent(
        argument -> report(argument.span(), call.job().value(), value(argument), findings));
  }

  /**
   * Whether the argument selects the instance. For a job outside the folder, its only variable must
   * be the one that tells its instances apart.
   */
  private static boolean isOfInstance(Argument argument, JobControl call, Optional<JobInput> job) {
    if (job.isEmpty()) {
      return call.given().size() == 1;
    }
    String key = argument.value().substring(0, argument.value().indexOf('='));
    String pattern = job.get().job().instance().map(Located::value).orElse("");
    return List.of(pattern.split("[^A-Za-z0-9_]+")).contains(key);
  }

  private static String value(Argument argument) {
    return argument.value().substring(argument.value().indexOf('=') + 1);
  }

  private static boolean isLogged(JobInput job) {
    boolean log = job.job().console().map(word -> word.value() == Job.Console.LOG).orElse(true);
    return log && job.targets().upstart().know(Stanza.CONSOLE_LOG);
  }

  private static void report(Span at, String job, String instance, Findings findings) {
    int length = LogName.length(job, instance);
    if (length <= LogName.MOST) {
      return;
    }
    boolean hangs = LogName.hangs(length);
    findings.report(
        at,
        hangs
            ? "init hangs when it opens this log file, since its name is too long"
            : "the name of the log file is close to the length at which init hangs",
        finding -> {
          if (!hangs) {
            finding.severity(Severity.WARNING);
          }
          finding.help(
              "shorten the names of the job and its instance from "
                  + length
                  + " to "
                  + LogName.MOST
                  + " characters in total");
        });
  }
}
