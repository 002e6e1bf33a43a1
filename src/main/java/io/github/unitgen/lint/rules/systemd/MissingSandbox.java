package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.meaning.systemd.Account;
import io.github.unitgen.meaning.systemd.Sandbox;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class MissingSandbox implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "S804", "missing-sandbox", "Service lacks sandbox settings that are safe to add")
          .in(Profile.HARDENING);

  private static final String SERVICE = "Service";
  private static final int ENOUGH = 5;

  /** Programs that need the privileges that NoNewPrivileges= removes. */
  private static final Set<String> RAISES = Set.of("sudo", "su", "doas", "pkexec");

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
    boolean asked = unit.isService() && !unit.isDropIn() && UserUnits.isSurelyOfSystem(unit);
    if (!asked || isApart(unit) || !isApplication(unit) || raises(unit)) {
      return;
    }
    List<String> missing = Sandbox.missing(unit);
    if (missing.isEmpty()) {
      return;
    }
    String count =
        missing.size() == 1
            ? "a sandbox setting that is"
            : missing.size() + " sandbox settings that are";
    findings.report(
        unit.header(SERVICE),
        "this service lacks " + count + " safe to add",
        finding -> {
          if (Rendered.is(unit)) {
            finding.help("add `hardening: safe` to its manifest");
            return;
          }
          finding.help("add " + String.join(", ", missing));
          end(unit)
              .ifPresent(
                  at ->
                      finding.fix(
                          Fix.unsafe(
                              "Add the missing settings to [Service]",
                              new Edit(Span.at(at), String.join("\n", missing) + "\n"))));
        });
  }

  private static boolean isApart(UnitInput unit) {
    return Account.of(unit).dynamic().isPresent()
        || !unit.value(SERVICE, "PAMName").isEmpty() // people work in this session
        || Sandbox.size(unit) >= ENOUGH;
  }

  /** Whether it is a daemon that may need what the settings forbid. */
  private static boolean isApplication(UnitInput unit) {
    boolean own = Account.of(unit).isOther();
    Commands commands = Commands.of(unit);
    return (own && !commands.main().isEmpty() && unit.all(SERVICE, "AmbientCapabilities").isEmpty())
        || Workers.main(commands).isPresent();
  }

  private static boolean raises(UnitInput unit) {
    for (Started started : Commands.of(unit).all()) {
      if (RAISES.contains(started.program())
          || started.wrappers().stream().anyMatch(wrapper -> RAISES.contains(wrapper.name()))) {
        return true;
      }
    }
    return false;
  }

  /** The position after the last line of the section, if that line certainly ends. */
  private static Optional<Integer> end(UnitInput unit) {
    List<Assignment> lines = unit.assignments();
    String text = unit.file().source().text();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).section().equals(SERVICE)) {
        int end = lines.get(i).span().end();
        return text.startsWith("\n", end - 1) && text.charAt(end - 2) != '\\'
            ? Optional.of(end)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
