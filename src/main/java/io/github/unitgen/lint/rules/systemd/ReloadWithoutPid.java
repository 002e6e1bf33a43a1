package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import java.util.Collection;
import java.util.List;

public final class ReloadWithoutPid implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S408", "reload-without-pid", "Reload command kill lacks a process ID");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecReload");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService() || unit.all("Service", "ExecReload").isEmpty()) {
      return;
    }
    for (Started started : Commands.of(unit).in(Phase.RELOAD)) {
      if (started.program().equals("kill") && !hasTarget(started.arguments())) {
        Span at = started.word().span();
        findings.report(
            at,
            "kill has no process ID: the reload fails",
            finding -> finding.help("add `$MAINPID` as the last argument"));
      }
    }
  }

  /** Whether words follow the signal, which is {@code -HUP} or {@code -s HUP}. */
  private static boolean hasTarget(List<Argument> arguments) {
    if (arguments.isEmpty() || !arguments.get(0).value().startsWith("-")) {
      return !arguments.isEmpty();
    }
    String first = arguments.get(0).value();
    boolean named = first.equals("-s") || first.equals("-n") || first.equals("--signal");
    boolean lists = first.startsWith("-l") || first.startsWith("-L") || first.startsWith("--l");
    return lists || arguments.size() > (named ? 2 : 1);
  }
}
