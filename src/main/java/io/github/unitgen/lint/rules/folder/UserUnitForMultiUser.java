package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public final class UserUnitForMultiUser implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S702",
          "user-unit-for-multi-user",
          "User unit is installed into a target that only the system manager has");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean concerns(UnitInput unit) {
    return UserUnits.is(unit)
        && installs(unit).stream().map(Named::name).anyMatch(UserUnits::lackTarget);
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    List<UnitInput> lost = folder.lintedUnits(this);
    Set<String> started = lost.isEmpty() ? Set.of() : Triggers.all(folder);
    for (UnitInput unit : lost) {
      report(unit, started.contains(unit.name().unit()), findings.in(unit));
    }
  }

  private static List<Named> installs(UnitInput unit) {
    return NamedUnits.of(unit, "Install", NamedUnits.INSTALLS);
  }

  /** {@code started} says whether another unit of the folder starts it. */
  private static void report(UnitInput unit, boolean started, Findings findings) {
    List<Named> installs = installs(unit);
    Set<String> reached = new HashSet<>(); // the keys that name default.target
    for (Named named : installs) {
      if (named.name().equals("default.target")) {
        reached.add(named.line().key());
      }
    }
    // A oneshot service is usually started by a timer, which may be in another folder.
    boolean works =
        started
            || ServiceType.of(unit).isOneshot()
            || !installs.stream().map(Named::name).allMatch(UserUnits::lackTarget);
    for (Named named : installs) {
      if (UserUnits.lackTarget(named.name())) {
        String none = "the user manager has no " + named.name();
        String key = named.line().key();
        findings.report(
            named.at(),
            works
                ? none + ": " + key + "= has no effect"
                : none + ", so nothing starts this at login",
            finding -> {
              if (works) {
                finding.severity(Severity.WARNING);
              }
              finding.help(
                  started
                      ? "remove it, or use `default.target` to start it at login too"
                      : "use `default.target`");
              if (!reached.contains(key)) {
                String title = "Use default.target";
                Edit edit = new Edit(named.at(), "default.target");
                finding.fix(started ? Fix.unsafe(title, edit) : Fix.safe(title, edit));
              }
            });
      }
    }
  }
}
