package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.RestartPolicy;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.ExecLine.Prefix;
import java.util.Collection;
import java.util.List;

public final class IgnoredFailure implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "S511", "ignored-failure", "Prefix `-` makes every failure of the command a success")
          .in(Profile.PEDANTIC);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("ExecStart");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.isService()) {
      return;
    }
    if (ServiceType.of(unit).isOneshot()) {
      steps(unit.commands("Service", "ExecStart"), findings);
      return;
    }
    // Restart=always shows that failures are expected
    boolean always = RestartPolicy.of(unit).is("always");
    boolean user = Account.of(unit).user().isPresent();
    for (UnitCommand command : unit.commands("Service", "ExecStart")) {
      if (command.command().prefixes().contains(Prefix.IGNORE_FAILURE) && !always) {
        findings.report(
            prefix(command, '-'),
            "`-` makes every failure of the service a success",
            finding ->
                finding.help(
                    "remove it, or use `SuccessExitStatus=`, for example `SuccessExitStatus=143`"));
      }
      if (command.command().prefixes().contains(Prefix.FULL_PRIVILEGES) && user) {
        findings.report(
            prefix(command, '+'),
            "`+` runs the service itself as root, despite User=",
            finding -> finding.help("remove it, and use `ExecStartPre=+` for what needs root"));
      }
    }
  }

  /** A oneshot service can fail as long as one of its commands can. */
  private static void steps(List<UnitCommand> commands, Findings findings) {
    for (UnitCommand command : commands) {
      if (!command.command().prefixes().contains(Prefix.IGNORE_FAILURE)) {
        return;
      }
    }
    if (!commands.isEmpty()) {
      findings.report(
          prefix(commands.get(0), '-'),
          "the service never fails: `-` makes every failure of its commands a success",
          finding ->
              finding.help(
                  "remove it, or use `SuccessExitStatus=`, for example `SuccessExitStatus=143`"));
    }
  }

  private static Span prefix(UnitCommand command, char prefix) {
    int end = command.command().program().span().start();
    int at = command.line().value().lastIndexOf(prefix, end);
    return at < 0
        ? command.span(command.command().program())
        : command.line().sourceSpan(new Span(at, at + 1));
  }
}
