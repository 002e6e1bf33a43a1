package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.UnitSections;
import io.github.unitgen.diagnostic.Edit;
import io.github.unitgen.diagnostic.Fix;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.manifest.Nearest;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Section;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

public final class UnknownSection implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S001", "unknown-section", "Unknown section; systemd ignores every setting in it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    List<String> known = UnitSections.of(unit.type());
    for (Section section : unit.file().sections()) {
      String name = section.name();
      if (!known.contains(name) && !name.startsWith("X-")) {
        report(unit, section, known, findings);
      }
    }
  }

  private static void report(
      UnitInput unit, Section section, List<String> known, Findings findings) {
    String name = section.name();
    if (UnitSections.isKnown(name)) {
      findings.report(
          section.nameSpan(),
          "["
              + name
              + "] is not a section of ."
              + unit.type()
              + " units: everything in it is ignored",
          finding -> finding.help("move it to a ." + name.toLowerCase(Locale.ROOT) + " unit"));
      return;
    }
    findings.report(
        section.nameSpan(),
        "unknown section [" + name + "]: everything in it is ignored",
        finding -> {
          Optional<String> meant = meant(name, known);
          if (meant.isEmpty()) {
            finding.help(
                "remove it, or name it `[X-" + name.strip() + "]` if another program reads it");
            return;
          }
          finding.help("did you mean `[" + meant.get() + "]`?");
          finding.fix(
              Fix.unsafe(
                  "Rename to [" + meant.get() + "]", new Edit(section.nameSpan(), meant.get())));
        });
  }

  private static Optional<String> meant(String name, List<String> known) {
    String bare = name.strip();
    for (String section : known) {
      if (section.equalsIgnoreCase(bare)) {
        return Optional.of(section);
      }
    }
    return Nearest.of(bare, known);
  }
}
