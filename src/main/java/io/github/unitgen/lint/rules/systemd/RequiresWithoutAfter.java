package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.meaning.systemd.NamedUnits;
import io.github.unitgen.meaning.systemd.NamedUnits.Named;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import java.util.List;

public final class RequiresWithoutAfter implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S706",
          "requires-without-after",
          "A requirement orders nothing: both units start at once");

  private static final List<String> KEYS = List.of("Requires", "Requisite");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    // Of two rendered units the other one may say the order.
    if (unit.isDropIn() || !unit.isService() || Rendered.is(unit)) {
      return;
    }
    for (Named named : NamedUnits.of(unit, "Unit", KEYS)) {
      // Sockets, mounts, devices and what systemd itself orders come first in any case.
      if (named.name().endsWith(".service")
          && !isOrdered(unit, named.name())
          && !named.name().equals("dbus.service")) {
        report(unit, named, findings);
      }
    }
  }

  private static boolean isOrdered(UnitInput unit, String name) {
    return NamedUnits.names(unit, "Unit", "After", name)
        || NamedUnits.names(unit, "Unit", "Before", name);
  }

  private static void report(UnitInput unit, Named named, Findings findings) {
    findings.report(
        named.at(),
        named.line().key() + "= does not wait: " + named.name() + " starts at the same time",
        finding -> {
          finding.help("add `After=" + named.name() + "`");
          Span line = named.line().span();
          String text = unit.file().source().text();
          boolean ended = line.end() > line.start() && text.charAt(line.end() - 1) == '\n';
          String after = "After=" + named.name();
          finding.fix(
              Fix.safe(
                  "Add After=" + named.name(),
                  new Edit(Span.at(line.end()), ended ? after + "\n" : "\n" + after)));
        });
  }
}
