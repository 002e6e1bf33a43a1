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

public final class MemberNotAfterTarget implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "S717",
              "member-not-after-target",
              "Stopping the target does not wait for its members")
          .in(Profile.PEDANTIC);

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
    if (targets.isEmpty()) {
      return;
    }
    Set<String> ordered = NamedUnits.byName(unit, "Unit", List.of("After", "Before")).keySet();
    for (Named part : targets) {
      String target = part.name();
      if (!ordered.contains(target)) {
        findings.report(
            part.at(),
            "`systemctl stop " + target + "` returns before this unit has stopped",
            finding -> finding.help("add `After=" + target + "`"));
      }
    }
  }
}
