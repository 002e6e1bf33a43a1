package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Privileges;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import java.util.Collection;
import java.util.List;
import java.util.Set;

public final class ReplaceableProgram implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S807", "replaceable-program", "Root runs a program that other users can replace");

  private static final List<String> OPEN =
      List.of("/tmp/", "/var/tmp/", "/dev/shm/", "/run/user/", "/home/");

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
    if (!unit.isService() || !UserUnits.isSurelyOfSystem(unit)) {
      return;
    }
    Account account = Account.of(unit);
    // A rendered unit without a user may be a user unit; M801 reports it.
    boolean unwritten = !account.isWritten() && !unit.isDropIn() && !Rendered.is(unit);
    boolean root = account.isRootByName() || unwritten;
    for (UnitCommand command : ExecLines.commands(unit)) {
      ExecLine.Command line = command.command();
      if (root || isRaised(line.prefixes())) {
        check(line.program().value(), command.span(line.program()), findings);
      }
    }
    Commands commands = Commands.of(unit);
    for (Started started : commands.all()) {
      boolean script =
          !started.wrappers().isEmpty()
              && isOpen(started.word().value()) // few are, and the rest takes longer
              && !Privileges.switches(started);
      if (script && (root || isRaised(commands.prefixes(started)))) {
        check(started.word().value(), started.word().span(), findings);
      }
    }
  }

  private static boolean isRaised(Set<Prefix> prefixes) {
    return prefixes.contains(Prefix.FULL_PRIVILEGES);
  }

  private static boolean isOpen(String path) {
    return path.startsWith("/") && OPEN.stream().anyMatch(path::startsWith);
  }

  private static void check(String path, Span at, Findings findings) {
    if (isOpen(path)) {
      findings.report(
          at,
          "root runs " + path + ", which others can replace",
          finding ->
              finding.help("move it to a folder that only root can write to, or add `User=`"));
    }
  }
}
