package io.github.unitgen.lint.rules.folder;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.Rendered;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Ownership;
import io.github.unitgen.source.Source;
import io.github.unitgen.source.Span;
import java.util.Optional;

public final class HandEditedFile implements UnitRule, JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning("X910", "hand-edited-file", "Rendered file was changed by hand");

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
    check(unit.file().source(), findings);
  }

  @Override
  public void check(JobInput job, Findings findings) {
    check(job.file().source(), findings);
  }

  private static void check(Source source, Findings findings) {
    Optional<Ownership> owner = Rendered.owner(source);
    if (owner.isPresent() && !owner.get().intact()) {
      Span line = source.lineSpan(1);
      findings.report(
          line,
          "this file was changed after unitgen rendered it",
          finding ->
              finding.help(
                  "make the change in "
                      + owner.get().manifest()
                      + " or in a drop-in, and render with --force"));
    }
  }
}
