package io.github.unitgen.lint.rules.upstart;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.ShellBody;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.shell.ShellScan;
import io.github.unitgen.syntax.shell.ShellScan.Word;
import java.util.List;

public final class ExecWithAssignment implements JobRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "U501",
          "exec-with-assignment",
          "Command of `exec` starts with a variable, which is run as the program");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(JobInput job, Findings findings) {
    for (ShellBody body : Commands.of(job).texts()) {
      List<ShellScan.Command> commands = body.scan().commands();
      for (int at = 0; at < commands.size(); at++) {
        ShellScan.Command command = commands.get(at);
        boolean stanza = at == 0 && body.kind() == ShellBody.Kind.EXEC;
        if (stanza && !command.assignments().isEmpty()) {
          report(body, command.assignments().get(0), findings);
        } else if (!stanza && isExec(command) && isAssignment(command.words().get(1))) {
          report(body, command.words().get(1), findings);
        }
      }
    }
  }

  private static boolean isExec(ShellScan.Command command) {
    return command.words().size() > 1 && command.words().get(0).value().equals("exec");
  }

  private static boolean isAssignment(Word word) {
    int equals = word.value().indexOf('=');
    return equals > 0
        && word.value()
            .substring(0, equals)
            .chars()
            .allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
  }

  private static void report(ShellBody body, Word word, Findings findings) {
    Span at = body.at(word.span());
    findings.report(
        at,
        "`exec` runs this as the program, so the job does not start",
        finding -> {
          finding.help("add `env` before it");
          if (at.length() == word.span().length()) {
            finding.fix(Fix.safe("Add env", new Edit(Span.at(at.start()), "env ")));
          }
        });
  }
}
