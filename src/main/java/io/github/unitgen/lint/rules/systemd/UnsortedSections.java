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
      RuleInfo.style("S904", "unsorted-sections", "Sections and settings stand where readers look")
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
            "[Unit] stands behind [" + sections.get(i - 1).name() + "]",
            finding -> finding.help("put [Unit] first"));
      } else if (name.equals("Install") && isFollowed(sections, i)) {
        findings.report(
            sections.get(i).nameSpan(),
            "[Install] stands in front of [" + sections.get(i + 1).name() + "]",
            finding -> finding.help("put [Install] last"));
      }
    }
    type(unit, findings);
  }

  private static boolean isFollowed(List<Section> sections, int install) {
    // Of [Unit] behind it is spoken there.
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
          "Type= stands behind ExecStart=",
          finding -> finding.help("put it first: it says how the commands are meant"));
    }
  }
}
