package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.UnitName;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.Set;

public final class AliasMismatch implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S716",
          "alias-mismatch",
          "An alias has the type and the @ of its unit, or it is refused");

  /** The types whose units may have other names. */
  private static final Set<String> ALIASED =
      Set.of("service", "socket", "target", "device", "timer", "path");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (!unit.name().isKnown()) {
      return;
    }
    for (Assignment line : unit.effective("Install", "Alias")) {
      String value = line.value();
      for (int at = 0; at < value.length(); ) {
        int end = at;
        while (end < value.length() && value.charAt(end) != ' ' && value.charAt(end) != '\t') {
          end++;
        }
        if (end > at) {
          check(
              unit.name(), value.substring(at, end), line.sourceSpan(new Span(at, end)), findings);
        }
        at = end + 1;
      }
    }
  }

  private static void check(UnitName unit, String alias, Span at, Findings findings) {
    if (alias.indexOf('/') >= 0 || alias.indexOf('"') >= 0) {
      return;
    }
    UnitName other = UnitName.of(alias);
    String suffix = "." + unit.type();
    if (!alias.endsWith(suffix)) {
      findings.report(
          at,
          "the alias " + alias + " does not end in " + suffix + " as the unit does",
          finding ->
              finding.help(other.isKnown() ? "name a unit of the same type" : "add " + suffix));
    } else if (!ALIASED.contains(unit.type()) && !alias.equals(unit.unit())) {
      findings.report(
          at,
          "a " + unit.type() + " unit can have no other name",
          finding -> finding.help("remove the alias"));
    } else if (!unit.unit().isEmpty() && alias.indexOf('%') < 0 && isOfOtherKind(unit, other)) {
      findings.report(
          at,
          unit.isTemplate()
              ? "the alias of a template needs an `@` as well"
              : "the alias has an `@`, and the unit has none",
          finding ->
              finding.help(
                  unit.isTemplate() ? "write the `@` in front of the type" : "drop the `@`"));
    }
  }

  /** An instance may stand for its template. */
  private static boolean isOfOtherKind(UnitName unit, UnitName alias) {
    return unit.isTemplate()
        ? !alias.isTemplate() && !alias.isInstance()
        : alias.isTemplate() || (alias.isInstance() && !unit.isInstance());
  }
}
