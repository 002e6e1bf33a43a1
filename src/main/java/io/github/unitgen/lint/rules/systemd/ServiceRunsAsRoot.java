package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Privileges;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import java.util.Collection;
import java.util.List;

public final class ServiceRunsAsRoot implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S801", "service-runs-as-root", "Service runs as root because User= is not set");

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
    // A rendered unit may be a user unit; M801 reports it in the manifest.
    boolean asked = unit.isService() && !unit.isDropIn() && !Rendered.is(unit);
    if (!asked || hasUser(unit) || !UserUnits.isSurelyOfSystem(unit)) {
      return;
    }
    Commands commands = Commands.of(unit);
    // Any other daemon of the system may need root.
    Workers.main(commands)
        .filter(
            worker ->
                commands.main().stream()
                    .noneMatch(
                        started -> Privileges.switches(started) || Privileges.maySwitch(started)))
        .ifPresent(
            worker ->
                findings.report(
                    worker.word().span(),
                    worker.program() + " runs as root: no User= is set",
                    finding ->
                        finding.help(
                            "add `User=`, for example `User=app`, or `User=root` if it needs root")));
  }

  private static boolean hasUser(UnitInput unit) {
    return Account.of(unit).isWritten();
  }
}
