package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.MainProcess;
import io.github.unitgen.meaning.systemd.OwnDirectories;
import io.github.unitgen.meaning.systemd.RuntimeFolders;
import io.github.unitgen.meaning.systemd.Sandbox;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class SocketInPrivateTmp implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S814",
          "socket-in-private-tmp",
          "Socket or PID file is in a private /tmp, where nobody else finds it");

  private static final List<String> FOLDERS = List.of("/tmp/", "/var/tmp/");
  private static final List<String> SOCKETS = List.of(".sock", ".socket");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("PrivateTmp", Account.DYNAMIC);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Optional<Assignment> tmp = unit.isService() ? Sandbox.ownTmp(unit) : Optional.empty();
    if (tmp.isEmpty()) {
      return;
    }
    Report report = new Report(unit, tmp.get(), findings);
    for (Assignment line : MainProcess.pidFiles(unit)) {
      String path = OwnDirectories.resolved(line.value());
      if (ServiceType.of(unit).isForking() && FOLDERS.stream().anyMatch(path::startsWith)) {
        report.at(line.valueSpan(), Severity.ERROR, "systemd does not find this");
      }
    }
    Commands commands = Commands.of(unit);
    for (Started started : commands.main()) {
      for (Argument argument : started.arguments()) {
        if (isSocket(argument.value())
            && !commands.prefixes(started).contains(Prefix.FULL_PRIVILEGES)) {
          report.at(argument.span(), Severity.WARNING, "no other process finds this");
        }
      }
    }
  }

  /**
   * Whether the word is {@code /tmp/x.sock}, also after {@code --socket=} or {@code unix:}, or
   * before a mode.
   */
  private static boolean isSocket(String word) {
    if (!word.contains(FOLDERS.get(0))) { // also part of /var/tmp/
      return false;
    }
    for (String part : word.split("[=:,?]", -1)) {
      String path = part.startsWith("//") ? part.substring(2) : part;
      if (FOLDERS.stream().anyMatch(path::startsWith)
          && SOCKETS.stream().anyMatch(path::endsWith)) {
        return true;
      }
    }
    return false;
  }

  /** Reports paths in /tmp, and the setting that makes it private. */
  private record Report(UnitInput unit, Assignment tmp, Findings findings) {
    void at(Span at, Severity severity, String what) {
      findings.report(
          at,
          what + ": the service has a private /tmp",
          finding -> {
            finding.severity(severity);
            finding.related(tmp.keySpan(), "makes it private");
            finding.help(
                RuntimeFolders.canBeMade(unit)
                    ? "use a path in /run and add `RuntimeDirectory=`"
                    : "use a path in /run");
          });
    }
  }
}
