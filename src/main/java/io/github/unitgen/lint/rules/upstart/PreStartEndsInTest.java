package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.ShellBody;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.syntax.shell.ShellScan;
import java.util.List;
import java.util.Set;

public final class PreStartEndsInTest implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "U505",
          "pre-start-ends-in-test",
          "Last test of `pre-start` keeps the job from starting when it is false");

  /** Commands that fail to answer no. */
  private static final Set<String> TESTS =
      Set.of("[", "test", "grep", "egrep", "fgrep", "command", "which", "type", "pgrep", "pidof");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    for (ShellBody body : Commands.of(job).texts()) {
      boolean own = body.kind() == ShellBody.Kind.SCRIPT || body.kind() == ShellBody.Kind.EXEC;
      if (own && body.phase() == Phase.PRE_START) {
        body.scan().lists().stream()
            .filter(PreStartEndsInTest::endsFalse)
            .forEach(list -> report(body, list, findings));
      }
    }
  }

  /** Whether the shell ends with {@code test && command}, so that its status is the test's. */
  private static boolean endsFalse(ShellScan.AndOr list) {
    List<ShellScan.Item> items = list.items();
    return list.last()
        && items.subList(1, items.size()).stream().allMatch(item -> item.operator().equals("&&"))
        && items
            .get(0)
            .simple()
            .filter(command -> !command.words().isEmpty())
            .filter(command -> TESTS.contains(command.words().get(0).value()))
            .isPresent();
  }

  private static void report(ShellBody body, ShellScan.AndOr list, Findings findings) {
    ShellScan.Command test = list.items().get(0).simple().orElseThrow();
    findings.report(
        body.at(test.span()),
        "if this is false, the script fails and the job does not start",
        finding -> finding.help("use `if …; then …; fi`"));
  }
}
