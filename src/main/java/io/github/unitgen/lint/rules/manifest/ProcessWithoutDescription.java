package io.github.unitgen.lint.rules.manifest;

import io.github.unitgen.diagnostic.Profile;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;

public final class ProcessWithoutDescription implements GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.style("M901", "process-without-description", "Process has no description")
          .in(Profile.PEDANTIC);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      if (!process.sets("description")) {
        findings
            .in(process.name().at().source())
            .report(
                process.name().at().span(),
                "`" + process.name().value() + "` has no description",
                finding -> finding.help("add `description:` with a few words on what it does"));
      }
    }
  }
}
