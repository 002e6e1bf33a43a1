package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.ShellBody;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.syntax.shell.ShellNames;
import io.github.unitgen.syntax.shell.ShellScan;
import java.util.List;

public final class ShellCommandInExec implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U502",
          "shell-command-in-exec",
          "Command of `exec` uses a shell builtin or goes on after the program");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    for (ShellBody body : Commands.of(job).texts()) {
      List<ShellScan.Command> commands = body.scan().commands();
      if (body.kind() == ShellBody.Kind.EXEC && !commands.isEmpty()) {
        check(body, commands, findings);
      }
    }
  }

  private static void check(ShellBody body, List<ShellScan.Command> commands, Findings findings) {
    ShellScan.Command first = commands.get(0);
    if (first.words().isEmpty() || !first.assignments().isEmpty() || isCompound(first)) {
      return; // U501 reports assignments
    }
    ShellScan.Word name = first.words().get(0);
    if (name.literal() && ShellNames.isBuiltinWithoutProgram(name.value())) {
      findings.report(
          body.at(name.span()),
          "`" + name.value() + "` is part of the shell, so `exec` does not find it",
          finding ->
              finding.help(
                  name.value().equals("cd") ? "use a `chdir` stanza" : "use a `script` block"));
      return;
    }
    if (commands.size() > 1 && isLost(first, commands.get(1))) {
      findings.report(
          body.at(commands.get(1).span()),
          "`exec` replaces the shell, so this never runs",
          finding -> finding.help("use a `script` block"));
    }
  }

  private static boolean isCompound(ShellScan.Command first) {
    return first.inside().stream().anyMatch(in -> in != ShellScan.Inside.CHECKED);
  }

  /**
   * Whether the second command is lost: after {@code ||} it runs if the program cannot be started.
   */
  private static boolean isLost(ShellScan.Command first, ShellScan.Command second) {
    return !first.pipedInto() && first.background().isEmpty() && !second.operator().equals("||");
  }
}
