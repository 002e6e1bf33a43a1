package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.ServiceType;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.syntax.systemd.UnitFile.Assignment;
import io.github.unitgen.syntax.systemd.UnitFile.Section;
import java.util.List;
import java.util.Optional;

public final class UnsortedSections implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.style("S904", "unsorted-sections", "Sections or settings are not in the usual order")
          .in(Profile.PEDANTIC);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean isAboutOneFile() {
    return true;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    List<Section> sections = unit.file().sections();
    for (int i = 0; i < sections.size(); i++) {
      String name = sections.get(i).name();
      if (name.equals("Unit") && i > 0 && !sections.get(0).name().equals("Unit")) {
        findings.report(
            sections.get(i).nameSpan(),
            "[Unit] is after [" + sections.get(i - 1).name() + "]",
            finding -> finding.help("move [Unit] to the top"));
      } else if (name.equals("Install") && isFollowed(sections, i)) {
        findings.report(
            sections.get(i).nameSpan(),
            "[Install] is before [" + sections.get(i + 1).name() + "]",
            finding -> finding.help("move [Install] to the end"));
      }
    }
    type(unit, findings);
  }

  private static boolean isFollowed(List<Section> sections, int install) {
    // A later [Unit] is reported on its own.
    return install + 1 < sections.size()
        && !List.of("Install", "Unit").contains(sections.get(install + 1).name())
        && !sections.get(install + 1).name().startsWith("X-");
  }

  private static void type(UnitInput unit, Findings findings) {
    List<Assignment> starts = unit.all("Service", "ExecStart");
    Optional<Assignment> type = ServiceType.of(unit).line();
    if (starts.isEmpty() || type.isEmpty()) {
      return;
    }
    if (type.get().span().start() > starts.get(0).span().start()) {
      findings.report(
          type.get().keySpan(),
          "Type= is after ExecStart=",
          finding -> finding.help("move it before ExecStart="));
    }
  }
}
