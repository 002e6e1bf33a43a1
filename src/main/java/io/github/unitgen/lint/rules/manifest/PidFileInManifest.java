package io.github.unitgen.lint.rules.manifest;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.shared.OwnFiles;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Logs;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.source.Source;

public final class PidFileInManifest implements GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "M102", "pid-file-in-manifest", "Command writes a PID file that the init does not need");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      Source source = process.program().command().at().source();
      for (Started started : Commands.of(process).main()) {
        for (Flags.Use use : Logs.pidFiles(started)) {
          OwnFiles.pidFile(source, started, use, findings.in(source));
        }
      }
    }
  }
}
