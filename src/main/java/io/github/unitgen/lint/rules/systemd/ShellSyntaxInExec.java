package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.ShellSyntax;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.UnitWords.Word;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class ShellSyntaxInExec implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S501", "shell-syntax-in-exec", "Exec line uses shell syntax, but no shell reads it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (UnitCommand command : ExecLines.commands(unit)) {
      ShellSyntax.of(command)
          .ifPresent(
              found ->
                  findings.report(
                      found.at(),
                      found.message(),
                      finding -> {
                        finding.help(found.help());
                        if (found.help().contains("/bin/sh -c")) {
                          wrapped(unit.file().source(), command).ifPresent(finding::fix);
                        }
                      }));
    }
  }

  /** Returns the fix; empty if a quote or an escape would change its meaning inside quotes. */
  private static Optional<Fix> wrapped(Source source, UnitCommand command) {
    List<Word> words = command.command().words();
    int start = command.span(command.command().program()).start();
    int end =
        words.isEmpty()
            ? command.span(command.command().program()).end()
            : command.span(words.get(words.size() - 1)).end();
    Span all = new Span(start, end);
    String text = source.slice(all);
    boolean plain = text.indexOf('\'') < 0 && text.indexOf('\\') < 0 && !text.contains("$$");
    return plain && !command.command().prefixes().contains(Prefix.ARGV0)
        ? Optional.of(
            Fix.unsafe(
                "Run the command with /bin/sh -c",
                new Edit(all, "/bin/sh -c '" + text.replace("$", "$$") + "'")))
        : Optional.empty();
  }
}
