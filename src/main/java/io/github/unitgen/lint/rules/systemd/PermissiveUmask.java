package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class PermissiveUmask implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              "S805",
              "permissive-umask",
              "UMask= lets everybody change the files that the service writes")
          .in(Profile.HARDENING);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("UMask");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    String section = UnitSections.own(unit.type());
    Optional<Assignment> umask = unit.last(section, "UMask").filter(line -> isOctal(line.value()));
    if (umask.isEmpty()) {
      return;
    }
    int last = umask.get().value().charAt(umask.get().value().length() - 1) - '0';
    if ((last & 2) == 0) {
      findings.report(
          umask.get().valueSpan(),
          "UMask=" + umask.get().value() + " lets everybody write to new files",
          finding -> finding.help("use `UMask=0027`"));
    }
  }

  private static boolean isOctal(String value) {
    return !value.isEmpty()
        && value.length() <= 4
        && value.chars().allMatch(c -> c >= '0' && c <= '7');
  }
}
