package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Membership;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;
import java.util.Set;

public final class ReloadNotPropagated implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "S719", "reload-not-propagated", "Reloading the target does not reload this member")
          .in(Profile.PEDANTIC);

  /** The version that introduced this name (NEWS 187). */
  private static final int SINCE = 187;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("PartOf");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    List<Named> targets = Membership.targets(unit);
    if (targets.isEmpty()
        || unit.commands("Service", "ExecReload").isEmpty()
        || !unit.versions().haveSince(SINCE)) {
      return;
    }
    Set<String> propagated =
        NamedUnits.byName(unit, "Unit", List.of("ReloadPropagatedFrom")).keySet();
    for (Named part : targets) {
      String target = part.name();
      if (!propagated.contains(target)) {
        findings.report(
            part.at(),
            "`systemctl reload " + target + "` does not reach this service",
            finding -> finding.help("add `ReloadPropagatedFrom=" + target + "`"));
      }
    }
  }
}
