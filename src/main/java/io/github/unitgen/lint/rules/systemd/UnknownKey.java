package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.Directives;
import io.github.unitgen.catalog.SystemdVersion;
import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.TextInQuotes;
import io.github.unitgen.manifest.Nearest;
import io.github.unitgen.meaning.systemd.OpenQuotes;
import io.github.unitgen.meaning.systemd.Standing;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class UnknownKey implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error("S002", "unknown-key", "Unknown setting; systemd ignores it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    Map<String, Nearest> known = new HashMap<>(); // the keys of each section
    for (Assignment line : Standing.all(unit, Standing.UNKNOWN)) {
      report(unit, line, known.computeIfAbsent(line.section(), of -> known(unit, of)), findings);
    }
  }

  private static Nearest known(UnitInput unit, String section) {
    return new Nearest(
        Directives.all().keys(section).stream()
            .filter(key -> unit.versions().know(section, key))
            .toList());
  }

  private static void report(UnitInput unit, Assignment line, Nearest known, Findings findings) {
    List<String> elsewhere =
        Directives.all().sectionsOf(line.key(), UnitSections.all()).stream()
            .filter(section -> unit.versions().know(section, line.key()))
            .toList();
    Optional<String> near = elsewhere.isEmpty() ? known.to(line.key()) : Optional.empty();
    // A later systemd may know it, but every setting is in camel case.
    boolean mayBeNew =
        near.isEmpty()
            && elsewhere.isEmpty()
            && unit.versions().newest() == SystemdVersion.NEWEST
            && isCamelCase(line.key());
    findings.report(
        line.keySpan(),
        "unknown setting " + line.key() + "= in [" + line.section() + "]",
        finding -> {
          Optional<Span> quote = OpenQuotes.before(unit, line);
          if (near.isPresent()) {
            finding.help("did you mean `" + near.get() + "=`?");
            finding.fix(
                Fix.unsafe("Rename to " + near.get() + "=", new Edit(line.keySpan(), near.get())));
          } else if (quote.isPresent()) {
            TextInQuotes.follows(quote.get(), finding);
          } else if (!elsewhere.isEmpty()) {
            finding.help("move it to a unit with [" + String.join("] or [", elsewhere) + "]");
          } else if (mayBeNew) {
            finding.severity(Severity.INFO);
            finding.help(
                "check the manual of your systemd: it may be newer than " + SystemdVersion.NEWEST);
          } else {
            finding.help(
                "remove it, or name it `X-" + line.key() + "=` if another program reads it");
          }
        });
  }

  private static boolean isCamelCase(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (!letter || (i == 0 && !Character.isUpperCase(c))) {
        return false;
      }
    }
    return true;
  }
}
