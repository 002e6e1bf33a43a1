package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.NamespacePath;
import io.github.unitgen.meaning.systemd.OwnDirectories;
import io.github.unitgen.meaning.systemd.Sandbox;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.ExecLine;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

public final class PathInRootHome implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S820", "path-in-root-home", "Service uses a path in /root, which its user cannot enter");

  private static final String SERVICE = "Service";
  private static final String ROOT_HOME = "/root";

  /** Groups that may enter /root: the one of Red Hat has the mode 0550. */
  private static final Set<String> ROOT_GROUPS = Set.of("root", "0");

  /** A path in /root, and what happens to it. */
  private record Path(Span at, String written, String consequence) {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return Account.KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (unit.isService() && !UserUnits.is(unit) && !isReplaced(unit)) {
      account(unit)
          .ifPresent(account -> first(unit).ifPresent(path -> report(account, path, findings)));
    }
  }

  /** Returns the line that makes the service run as somebody who is surely not root. */
  private static Optional<Assignment> account(UnitInput unit) {
    Account account = Account.of(unit);
    if (account.group().filter(line -> ROOT_GROUPS.contains(line.value())).isPresent()
        || unit.all(SERVICE, "SupplementaryGroups").stream()
            .anyMatch(line -> ROOT_GROUPS.contains(line.value()))) {
      return Optional.empty();
    }
    return account.isOther()
        ? account.user().filter(line -> line.value().indexOf('%') < 0)
        : account.dynamic().filter(line -> account.user().isEmpty());
  }

  /** Whether the service sees another /root, or none at all, which S813 reports. */
  private static boolean isReplaced(UnitInput unit) {
    return Sandbox.hiddenHomes(unit).isPresent()
        || !unit.value(SERVICE, "RootDirectory").isEmpty()
        || !unit.value(SERVICE, "RootImage").isEmpty()
        || !unit.all(SERVICE, "TemporaryFileSystem").isEmpty()
        || NamespacePath.of(unit).stream()
            .anyMatch(path -> path.line().key().startsWith("Bind") && isInRootHome(path.target()));
  }

  /** One finding is enough: the others have the same remedy. */
  private static Optional<Path> first(UnitInput unit) {
    Optional<Assignment> folder =
        unit.last(SERVICE, "WorkingDirectory").filter(line -> isInRootHome(line.value()));
    if (folder.isPresent()) {
      Assignment line = folder.get();
      return Optional.of(new Path(line.valueSpan(), line.value(), "the start fails"));
    }
    for (UnitCommand command : ExecLines.commands(unit)) {
      ExecLine.Command line = command.command();
      if (isInRootHome(line.program().value()) && !Prefix.keepRoot(line.prefixes())) {
        return Optional.of(
            new Path(command.span(line.program()), line.program().value(), "the command fails"));
      }
    }
    Commands commands = Commands.of(unit);
    for (Started started : commands.all()) {
      // The script of an interpreter; the paths of other programs may be on another machine.
      if (!started.wrappers().isEmpty()
          && isInRootHome(started.word().value())
          && !Prefix.keepRoot(commands.prefixes(started))) {
        return Optional.of(
            new Path(started.word().span(), started.word().value(), "the program cannot read it"));
      }
    }
    return Optional.empty();
  }

  private static boolean isInRootHome(String path) {
    return OwnDirectories.isWithin(OwnDirectories.resolved(path), ROOT_HOME);
  }

  private static void report(Assignment account, Path path, Findings findings) {
    String who = account.key().equals(Account.DYNAMIC) ? "its user" : account.value();
    findings.report(
        path.at(),
        who + " cannot enter " + ROOT_HOME + ": " + path.consequence(),
        finding -> {
          finding.related(account.valueSpan(), "not root");
          finding.help(
              path.written().startsWith("%h")
                  ? "write the path in full: in a unit of the system %h is /root"
                  : "move it to a folder like `/srv/app`");
        });
  }
}
