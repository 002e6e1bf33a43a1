package io.github.unitgen.lint.rules.manifest;

import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.GroupRule;
import io.github.unitgen.lint.shared.OwnFiles;
import io.github.unitgen.lint.shared.Removal;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.ProcessSpec;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Logs;
import io.github.unitgen.meaning.command.Redirection;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.source.Source;
import java.util.List;

public final class LogFileInManifest implements GroupRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "M201",
          "log-file-in-manifest",
          "Log goes to a file instead of to the init, which rotates it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (ProcessSpec process : manifest.processes()) {
      Source source = process.program().command().at().source();
      for (Started started : Commands.of(process).main()) {
        check(source, started, findings.in(source));
      }
    }
  }

  private static void check(Source source, Started started, Findings findings) {
    for (Flags.Use use : Logs.flags(started)) {
      findings.report(
          use.span(),
          "`" + use.name() + "` hides the log of " + use.program() + " from the init",
          finding -> {
            // A file of its own, an access log above all, is often wanted, and rotated elsewhere.
            finding.severity(Severity.INFO);
            finding.help(
                use.flag()
                    .instead()
                    .map(instead -> "use `" + instead + "`")
                    .orElse("remove it: the init keeps and rotates the output"));
            if (use.flag().instead().isEmpty()) {
              Removal.of(source, use.span(), use.written().value(), "Remove the log file")
                  .ifPresent(finding::fix);
            }
          });
    }
    List<Redirection> files = Logs.redirections(started);
    if (!files.isEmpty()) {
      findings.report(
          files.get(0).span(),
          "output goes to a file that the init does not rotate",
          finding -> {
            finding.severity(Severity.INFO);
            finding.help("remove the redirection: the init keeps and rotates the output");
          });
    }
    OwnFiles.pipe(started, findings);
  }
}
