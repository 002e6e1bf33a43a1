package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

public final class ConflictWithRequired implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S721", "conflict-with-required", "Unit both requires and conflicts with another one");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return List.of("Conflicts");
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    List<Named> conflicts = NamedUnits.of(unit, "Unit", "Conflicts");
    if (conflicts.isEmpty()) {
      return;
    }
    for (String key : List.of("Requires", "Requisite", "BindsTo")) {
      Map<String, Named> wanted = NamedUnits.byName(unit, "Unit", List.of(key));
      for (Named conflict : conflicts) {
        @Nullable Named required = wanted.get(conflict.name());
        if (required != null) {
          findings.report(
              conflict.at(),
              "the unit never starts: " + conflict.name() + " is also in " + key + "=",
              finding -> {
                finding.related(required.at(), "required here");
                finding.help("remove one of the two");
              });
        }
      }
    }
  }
}
