package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.meaning.command.Argument;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.command.Wrapper;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import java.util.Collection;
import java.util.List;
import java.util.Set;

public final class ServiceRunsAsRoot implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S801", "service-runs-as-root", "Service runs as root because User= is not set");

  /** Programs that switch to another user before they start the program. */
  private static final Set<String> SWITCHES =
      Set.of(
          "sudo",
          "su",
          "runuser",
          "setpriv",
          "chpst",
          "setuidgid",
          "gosu",
          "su-exec",
          "start-stop-daemon",
          "minijail0");

  /** Options with which uwsgi reads its settings from a file. */
  private static final List<String> SETTINGS =
      List.of("--ini", "--yaml", "--yml", "--json", "--xml");

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
    if (commands.main().stream().anyMatch(ServiceRunsAsRoot::switches)) {
      return;
    }
    // Any other daemon of the system may need root.
    Workers.main(commands)
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

  private static boolean switches(Started started) {
    for (Wrapper wrapper : started.wrappers()) {
      if (SWITCHES.contains(wrapper.name())) {
        return true;
      }
    }
    boolean uwsgi = started.program().equals("uwsgi");
    for (Argument argument : started.arguments()) {
      String word = argument.value();
      if (uwsgi && SETTINGS.stream().anyMatch(word::startsWith)) {
        return true; // `uid` is usually set in that file
      }
      if (word.equals("-u") || word.startsWith("--user") || word.startsWith("--uid")) {
        return true;
      }
    }
    return false;
  }
}
