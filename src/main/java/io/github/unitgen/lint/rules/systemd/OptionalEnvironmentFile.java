package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;

public final class OptionalEnvironmentFile implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.info(
              "S603",
              "optional-environment-file",
              "Prefix `-` hides that an environment file is missing")
          .in(Profile.PEDANTIC);

  /** Folders in which settings are optional by convention. */
  private static final List<String> OPTIONAL = List.of("/etc/default/", "/etc/sysconfig/");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(Environment.FILE);
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    for (String section : Environment.SECTIONS) {
      for (Assignment line : Environment.files(unit, section)) {
        String value = line.value();
        if (value.startsWith("-") && OPTIONAL.stream().noneMatch(at -> value.startsWith(at, 1))) {
          findings.report(
              line.sourceSpan(new Span(0, 1)),
              "if the file is missing, the unit starts without its variables",
              finding -> finding.help("remove the `-` unless the file is optional"));
        }
      }
    }
  }
}
