package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.LineRule;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Map;

public final class SyslogOutput implements LineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning("S203", "syslog-output", "Output syslog is an obsolete name of journal");

  private static final List<String> KEYS = List.of("StandardOutput", "StandardError");
  private static final Map<String, String> NEW_NAMES =
      Map.of("syslog", "journal", "syslog+console", "journal+console");

  /** NEWS 246. */
  private static final int OBSOLETE_SINCE = 246;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return KEYS;
  }

  @Override
  public void check(UnitInput unit, Assignment line, Findings findings) {
    String name = NEW_NAMES.get(line.value());
    if (name != null
        && unit.versions().newest() >= OBSOLETE_SINCE
        && Standing.of(unit, line) == Standing.KNOWN) {
      report(line, name, findings);
    }
  }

  private static void report(Assignment line, String name, Findings findings) {
    findings.report(
        line.valueSpan(),
        line.key()
            + "="
            + line.value()
            + " is obsolete since systemd "
            + OBSOLETE_SINCE
            + ": it means journal",
        finding -> {
          finding.help("use `" + name + "`");
          finding.fix(Fix.safe("Replace with " + name, new Edit(line.valueSpan(), name)));
        });
  }
}
