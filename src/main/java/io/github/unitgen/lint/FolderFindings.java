package io.github.unitgen.lint;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one rule in the files of a folder. */
public final class FolderFindings {
  private final RuleInfo rule;
  private final List<Diagnostic> found = new ArrayList<>();

  FolderFindings(RuleInfo rule) {
    this.rule = rule;
  }

  /** Returns a collector for spans of {@code unit}, including those from its drop-ins. */
  public Findings in(UnitInput unit) {
    return in(unit.file().source());
  }

  /** Returns a collector for spans of {@code job}, including those from its override. */
  public Findings in(JobInput job) {
    return in(job.file().source());
  }

  /** Returns a collector for spans of {@code source}. */
  public Findings in(Source source) {
    return new Findings(source, rule, found);
  }

  List<Diagnostic> found() {
    return found;
  }
}
