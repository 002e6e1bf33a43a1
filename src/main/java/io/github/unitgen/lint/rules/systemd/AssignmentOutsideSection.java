package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.source.Span;
import io.github.unitgen.syntax.systemd.UnitFile.Junk;
import io.github.unitgen.syntax.systemd.UnitFile.Line;
import io.github.unitgen.syntax.systemd.UnitFile.Reason;
import java.util.ArrayList;
import java.util.List;

public final class AssignmentOutsideSection implements UnitRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
          "S005", "assignment-outside-section", "Line before the first section header is ignored");

  /** Since this version an ordinary line (NEWS 246). */
  private static final int INCLUDE_GONE = 246;

  /** Deprecated with a warning since this version (NEWS 239). */
  private static final int INCLUDE_DEPRECATED = 239;

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
    List<Junk> run = new ArrayList<>();
    for (Line line : unit.file().lines()) {
      if (line instanceof Junk junk) {
        if (unit.file().isInclude(junk)) {
          include(unit, junk, findings);
        } else if (junk.reason() == Reason.BEFORE_SECTION) {
          run.add(junk);
        }
      }
    }
    if (!run.isEmpty()) {
      ignored(run, findings);
    }
  }

  /** One finding for all, since one header fixes them. */
  private static void ignored(List<Junk> run, Findings findings) {
    int start = run.get(0).textSpan().start();
    int end = run.get(run.size() - 1).textSpan().end();
    boolean one = run.size() == 1;
    findings.report(
        new Span(start, end),
        one
            ? "this line is before the first section header and is ignored"
            : run.size() + " lines before the first section header are ignored",
        finding ->
            finding.help(
                one
                    ? "move it below the header of its section"
                    : "move them below the header of their section"));
  }

  private static void include(UnitInput unit, Junk junk, Findings findings) {
    if (unit.versions().newest() < INCLUDE_DEPRECATED) {
      return;
    }
    boolean gone = unit.versions().newest() >= INCLUDE_GONE;
    findings.report(
        junk.textSpan(),
        gone
            ? ".include is ignored since systemd " + INCLUDE_GONE
            : ".include is deprecated since systemd " + INCLUDE_DEPRECATED,
        finding -> {
          finding.severity(gone ? Severity.ERROR : Severity.WARNING);
          finding.help("use a drop-in instead, for example worker.service.d/override.conf");
        });
  }
}
