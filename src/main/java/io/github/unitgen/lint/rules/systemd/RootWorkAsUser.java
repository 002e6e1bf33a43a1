package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Enums;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Phase;
import io.github.unitgen.meaning.command.Privileges;
import io.github.unitgen.meaning.command.RootWork;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.OwnDirectories;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Set;

public final class RootWorkAsUser implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S817", "root-work-as-user", "ExecStartPre= command needs root, but runs as User=");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecCondition", "ExecStartPre");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Account account = Account.of(unit);
    boolean plain =
        (account.isOther() || account.dynamic().isPresent())
            && !account.isRootByName()
            && !UserUnits.is(unit)
            && !unit.isYes("Service", "PermissionsStartOnly")
            && unit.effective("Service", "AmbientCapabilities").isEmpty();
    if (!unit.isService() || !plain) {
      return;
    }
    Assignment line = account.user().or(account::dynamic).orElseThrow();
    Commands commands = Commands.of(unit);
    List<String> made = OwnDirectories.of(unit);
    for (Started started : commands.in(Phase.PRE_START)) {
      Set<Prefix> prefixes = commands.prefixes(started);
      if (!Prefix.keepRoot(prefixes) && !isOptional(started)) {
        boolean ignored = prefixes.contains(Prefix.IGNORE_FAILURE);
        check(started, made, new Report(unit, line, ignored, findings));
      }
    }
  }

  /** Whether another user runs it, or its failure does no harm. */
  private static boolean isOptional(Started started) {
    return Privileges.switches(started)
        || started.context().inCondition()
        || started.context().inBranch()
        || !started.context().operator().isEmpty();
  }

  private static void check(Started started, List<String> made, Report report) {
    if (RootWork.gives(started).isPresent()) {
      report.at(started.word().span(), "only root can change the owner of a file", report.asRoot());
      return;
    }
    for (Argument folder : RootWork.makes(started)) {
      String path = OwnDirectories.resolved(folder.value());
      OwnDirectories.home(path)
          .filter(home -> home.name().indexOf('/') < 0 && !made.contains(path))
          .ifPresent(
              home ->
                  report.at(
                      folder.span(),
                      "only root can create a folder in " + home.base(),
                      report.unit().versions().know("Service", home.setting())
                          ? "use `" + home.line() + "` instead"
                          : report.asRoot()));
    }
  }

  /** Reports commands that do not run as root, and the setting that causes it. */
  private record Report(UnitInput unit, Assignment user, boolean ignored, Findings findings) {
    String asRoot() {
      return Enums.prefix(Prefix.FULL_PRIVILEGES.sign()).filter(unit.versions()::know).isPresent()
          ? "use the prefix `+`, for example `ExecStartPre=+/bin/chown …`"
          : "add `PermissionsStartOnly=yes`";
    }

    void at(Span at, String message, String help) {
      findings.report(
          at,
          message,
          finding -> {
            if (ignored) {
              finding.severity(Severity.INFO);
            }
            finding.related(user.valueSpan(), "also applies to this command");
            finding.help(help);
          });
    }
  }
}
