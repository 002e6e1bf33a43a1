package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UserUnits;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public final class UserUnitForMultiUser implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S702", "user-unit-for-multi-user", "The manager of a user has no multi-user.target");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return NamedUnits.INSTALLS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!UserUnits.is(unit)) {
      return;
    }
    List<Named> installs = NamedUnits.of(unit, "Install", NamedUnits.INSTALLS);
    Set<String> reached = new HashSet<>(); // the keys that name default.target
    for (Named named : installs) {
      if (named.name().equals("default.target")) {
        reached.add(named.line().key());
      }
    }
    // A oneshot is mostly started by a timer, whatever stands in its [Install].
    boolean works =
        ServiceType.of(unit).isOneshot()
            || !installs.stream().map(Named::name).allMatch(UserUnits::lackTarget);
    for (Named named : installs) {
      if (UserUnits.lackTarget(named.name())) {
        String none = "the manager of a user has no " + named.name();
        String key = named.line().key();
        findings.report(
            named.at(),
            works
                ? none + ": " + key + "= does nothing"
                : none + ", so nothing starts this at login",
            finding -> {
              if (works) {
                finding.severity(Severity.WARNING);
              }
              finding.help("write `default.target`");
              if (!reached.contains(key)) {
                finding.fix(
                    Fix.safe("Write default.target", new Edit(named.at(), "default.target")));
              }
            });
      }
    }
  }
}
