package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Triggers;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;

public final class TemplateWithoutDefaultInstance implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "S731",
              "template-without-default-instance",
              "Template without DefaultInstance= cannot be enabled by its own name")
          .in(Profile.PEDANTIC);

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
    if (unit.name().isTemplate()
        && !unit.isDropIn()
        && unit.value("Install", "DefaultInstance").isEmpty()) {
      Triggers.wanted(unit)
          .ifPresent(
              wanted ->
                  findings.report(
                      wanted.at(),
                      "`systemctl enable "
                          + unit.name().unit()
                          + "` fails: no default instance is set",
                      finding ->
                          finding.help(
                              unit.versions().know("Install", "DefaultInstance")
                                  ? "add `DefaultInstance=`, for example `DefaultInstance=main`"
                                  : "enable an instance, for example `"
                                      + unit.name().unit().replace("@", "@main")
                                      + "`")));
    }
  }
}
