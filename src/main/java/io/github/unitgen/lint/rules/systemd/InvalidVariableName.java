package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.LineRule;
import io.github.unitgen.meaning.systemd.Environment;
import io.github.unitgen.meaning.systemd.EnvironmentLoss;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.EnvironmentLine.Dropped;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Collection;
import java.util.List;

public final class InvalidVariableName implements LineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S605",
          "invalid-variable-name",
          "Invalid variable name in Environment=, so the variable is not set");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of(Environment.KEY);
  }

  @Override
  public void check(UnitInput unit, Assignment line, Findings findings) {
    if (!Environment.isSetBy(line)) {
      return;
    }
    for (Dropped dropped : EnvironmentLoss.of(unit, line).badNames()) {
      int equals = dropped.text().indexOf('=');
      String name = dropped.text().substring(0, equals);
      Span at = dropped.at();
      boolean bare = line.value().startsWith(name, at.start()) && equals > 0;
      findings.report(
          line.sourceSpan(bare ? new Span(at.start(), at.start() + equals) : at),
          name.isEmpty()
              ? "missing variable name: nothing is set"
              : "invalid variable name " + name + ": it is not set",
          finding -> finding.help("use letters, digits and `_`, for example `MY_VAR`"));
    }
  }
}
