package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitInput.UnitCommand;
import java.util.Collection;
import java.util.List;
import java.util.Set;

public final class MissingSyslogIdentifier implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.style(
              "S205",
              "missing-syslog-identifier",
              "Lines in the journal have the name of a wrapper")
          .in(Profile.PEDANTIC);

  /** Programs that start another one, whose name the journal does not show. */
  private static final Set<String> SAY_NOTHING =
      Set.of(
          "sh", "bash", "dash", "zsh", "env", "bundle", "bundler", "ruby", "python", "python3",
          "node", "java", "php", "perl", "rvm", "rbenv", "sudo", "su", "nice", "chpst", "npm",
          "yarn", "rake");

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
    if (unit.isDropIn()
        || !unit.value("Service", "SyslogIdentifier").isEmpty()
        || ServiceType.of(unit).isOneshot()) {
      return;
    }
    for (UnitCommand start : unit.commands("Service", "ExecStart")) {
      String path = start.command().program().value();
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (SAY_NOTHING.contains(name)) {
        findings.report(
            start.span(start.command().program()),
            "the journal marks the lines of this service with `" + name + "`",
            finding ->
                finding.help(
                    unit.name().isTemplate()
                        ? "add `SyslogIdentifier=%p-%i`"
                        : "add `SyslogIdentifier=%p`"));
      }
    }
  }
}
