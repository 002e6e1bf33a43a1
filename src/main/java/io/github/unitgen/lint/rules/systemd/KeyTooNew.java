package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Directives.Directive;
import io.github.unitgen.catalog.EarlyDocumentation;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.Standing.Known;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.systemd.VersionedPart;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.value.ValueChecks;
import java.util.IdentityHashMap;
import java.util.List;

public final class KeyTooNew implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "S013", "key-too-new", "Setting or value is newer than the oldest targeted systemd");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    IdentityHashMap<Assignment, List<VersionedPart>> versioned = VersionedPart.all(unit);
    for (Known known : Standing.known(unit)) {
      Directive directive = known.directive();
      if (directive.isGoneIn(unit.versions().newest())) {
        continue; // S014 reports it
      }
      List<VersionedPart> parts = versioned.get(known.line());
      if (!unit.versions().know(directive)) {
        key(unit, known.line(), directive, findings);
      } else if (parts != null) {
        value(unit, known, parts, findings);
      }
    }
  }

  private static void key(UnitInput unit, Assignment line, Directive directive, Findings findings) {
    if (EarlyDocumentation.of(line.key())
        .filter(since -> since.isAheadIn(unit.versions()))
        .isPresent()) {
      return; // S020 reports it
    }
    findings.report(
        line.keySpan(),
        line.key() + "= requires systemd " + directive.addedIn() + ": older versions ignore it",
        finding ->
            finding.help("remove it, or target systemd " + directive.addedIn() + " and later"));
  }

  private static void value(
      UnitInput unit, Known known, List<VersionedPart> parts, Findings findings) {
    for (VersionedPart part : parts) {
      if (!unit.versions().haveSince(part.addedIn())) {
        findings.report(
            part.at(),
            part.what()
                + " requires systemd "
                + part.addedIn()
                + (isRefused(known) ? ": older versions refuse the unit" : ""),
            finding ->
                finding.help(
                    "use a value that older versions accept, or target systemd "
                        + part.addedIn()
                        + " and later"));
      }
    }
  }

  /** Older versions read the prefix {@code |} as the first letter of a relative path. */
  private static boolean isRefused(Known known) {
    String value = known.line().value();
    return ExecLines.isExec(known.line())
        ? value.startsWith("|/")
        : ValueChecks.isFatal(known.directive(), value);
  }
}
