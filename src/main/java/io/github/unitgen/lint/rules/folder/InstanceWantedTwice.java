package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.catalog.SystemUnits;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.FolderFindings;
import io.github.unitgen.lint.FolderInput;
import io.github.unitgen.lint.FolderRule;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

public final class InstanceWantedTwice implements FolderRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S709",
          "instance-wanted-twice",
          "Member of a group is also wanted by boot, so it starts without the group");

  private static final Set<String> AT_BOOT =
      Set.of("multi-user.target", "default.target", "graphical.target");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean concerns(UnitInput unit) {
    return unit.isService() && boot(unit).isPresent() && group(unit).isPresent();
  }

  @Override
  public void check(FolderInput folder, FolderFindings findings) {
    for (UnitInput unit : folder.lintedUnits(this)) {
      Named group = group(unit).orElseThrow();
      if (mayBeEnabled(group.name(), folder)) {
        report(boot(unit).orElseThrow(), group, findings.in(unit));
      }
    }
  }

  private static Optional<Named> boot(UnitInput unit) {
    return first(
        unit,
        name -> AT_BOOT.contains(name) && !(UserUnits.is(unit) && UserUnits.lackTarget(name)));
  }

  private static Optional<Named> group(UnitInput unit) {
    return first(unit, InstanceWantedTwice::isGroup);
  }

  /** A target that cannot be enabled only stops its members, and boot starts them without it. */
  private static boolean mayBeEnabled(String target, FolderInput folder) {
    return folder.unit(target).map(Triggers::isInstallable).orElse(true);
  }

  private static boolean isGroup(String unit) {
    return unit.endsWith(".target") && !SystemUnits.contains(unit);
  }

  private static Optional<Named> first(UnitInput unit, Predicate<String> sought) {
    for (Named wanted : NamedUnits.of(unit, "Install", NamedUnits.INSTALLS)) {
      if (sought.test(wanted.name())) {
        return Optional.of(wanted);
      }
    }
    return Optional.empty();
  }

  private static void report(Named boot, Named group, Findings findings) {
    findings.report(
        boot.at(),
        boot.name() + " starts this at boot, even when " + group.name() + " is disabled",
        finding -> {
          finding.related(group.at(), "the group it belongs to");
          finding.help("use only `WantedBy=" + group.name() + "`");
        });
  }
}
