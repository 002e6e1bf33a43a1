package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.ShellBody;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellScan;
import io.github.unitgen.syntax.shell.ShellScan.Inside;
import java.util.Set;

public final class ErrexitInLoop implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U504",
          "errexit-in-loop",
          "Loop ends with the script at the first `start` or `stop` that fails");
  private static final Set<String> VERBS = Set.of("start", "stop", "restart");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    for (ShellBody body : Commands.of(job).texts()) {
      if (body.errexit() && !body.text().contains("set +e")) {
        for (ShellScan.Command command : body.scan().commands()) {
          if (endsLoop(command)
              && !isStopOfMembers(body, command)
              && !body.scan().functions().contains(name(command, 0))) {
            report(body, command, findings);
          }
        }
      }
    }
  }

  private static boolean endsLoop(ShellScan.Command command) {
    Set<Inside> inside = command.inside();
    return command.words().size() > 1
        && (isVerb(command) || isStatusOfInstance(command))
        && inside.contains(Inside.LOOP)
        && !inside.contains(Inside.CHECKED)
        && !inside.contains(Inside.CONDITION)
        && !inside.contains(Inside.FUNCTION)
        && !command.pipedInto()
        && command.background().isEmpty();
  }

  /** Whether U710 reports the loop in more detail. */
  private static boolean isStopOfMembers(ShellBody body, ShellScan.Command command) {
    boolean stopping = body.phase() == Phase.STOP || body.phase() == Phase.POST_STOP;
    boolean stops = name(command, 0).equals("stop") || name(command, 1).equals("stop");
    return stopping
        && stops
        && command.words().stream().anyMatch(word -> word.value().indexOf('$') >= 0);
  }

  private static boolean isVerb(ShellScan.Command command) {
    return VERBS.contains(name(command, 0))
        || name(command, 0).equals("initctl") && VERBS.contains(name(command, 1));
  }

  /**
   * Whether {@code status} is asked for an instance: it fails if the instance does not exist, but
   * never for another job.
   */
  private static boolean isStatusOfInstance(ShellScan.Command command) {
    boolean status = name(command, 0).equals("status");
    boolean ofInitctl = name(command, 0).equals("initctl") && name(command, 1).equals("status");
    return (status || ofInitctl)
        && command.operator().equals("||")
        && command.words().stream().anyMatch(word -> word.value().indexOf('=') > 0);
  }

  /** Returns the word without folders. */
  private static String name(ShellScan.Command command, int at) {
    String word = command.words().get(at).value();
    return word.substring(word.lastIndexOf('/') + 1);
  }

  private static void report(ShellBody body, ShellScan.Command command, Findings findings) {
    int end = body.at(command.span()).end();
    findings.report(
        body.at(command.words().get(0).span()),
        isVerb(command)
            ? "if this fails, `sh -e` ends the loop and the script"
            : "`status` fails if the instance did not start, and `sh -e` ends the script",
        finding -> {
          finding.help("add `|| true` after it");
          finding.fix(Fix.safe("Add || true", new Edit(Span.at(end), " || true")));
        });
  }
}
