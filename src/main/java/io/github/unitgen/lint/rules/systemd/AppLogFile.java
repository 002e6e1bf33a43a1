package io.github.unitgen.lint.rules.systemd;

import io.github.unitgen.catalog.UpstartVersions.Stanza;
import io.github.unitgen.diagnostic.RuleInfo;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.lint.JobRule;
import io.github.unitgen.lint.UnitRule;
import io.github.unitgen.lint.shared.OwnFiles;
import io.github.unitgen.lint.shared.Removal;
import io.github.unitgen.meaning.command.Commands;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Logs;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Supervision;
import io.github.unitgen.meaning.command.Supervision.Follows;
import io.github.unitgen.meaning.systemd.ExecLines;
import io.github.unitgen.meaning.systemd.UnitInput;
import io.github.unitgen.meaning.upstart.JobInput;
import io.github.unitgen.source.Source;
import java.util.Collection;

public final class AppLogFile implements UnitRule, JobRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
          "X204", "app-log-file", "Program writes its own log file, hidden from its supervisor");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Collection<String> keys() {
    return ExecLines.KEYS;
  }

  @Override
  public void check(UnitInput unit, Findings findings) {
    if (Supervision.of(unit).follows() != Follows.NONE) {
      check(Commands.of(unit), unit.file().source(), findings);
    }
  }

  @Override
  public void check(JobInput job, Findings findings) {
    boolean keeps = job.targets().upstart().know(Stanza.CONSOLE_LOG);
    if (keeps && Supervision.of(job).follows() != Follows.NONE) {
      check(Commands.of(job), job.file().source(), findings);
    }
  }

  private static void check(Commands commands, Source source, Findings findings) {
    for (Started started : commands.all()) {
      if (started.isMain()) {
        Logs.flags(started).forEach(use -> flag(use, source, findings));
        OwnFiles.pipe(started, findings);
      } else if (started.program().equals("logrotate")) {
        findings.report(
            started.word().span(),
            "logrotate runs when the service starts, not when the log is large",
            finding -> finding.help("remove the command, and leave the output to the supervisor"));
      }
    }
  }

  private static void flag(Flags.Use use, Source source, Findings findings) {
    findings.report(
        use.span(),
        "`" + use.name() + "` hides the log of " + use.program() + " from the supervisor",
        finding -> {
          // A file of its own, an access log above all, is often wanted, and rotated elsewhere.
          finding.severity(Severity.INFO);
          String gone =
              use.flag()
                  .removedIn()
                  .map(version -> " (" + use.program() + " " + version + " rejects it)")
                  .orElse("");
          finding.help(
              use.flag()
                      .instead()
                      .map(instead -> "use `" + instead + "`")
                      .orElse("remove it: the supervisor keeps and rotates the output")
                  + gone);
          if (use.flag().instead().isEmpty()) {
            Removal.of(source, use.span(), use.written().value(), "Remove the log file")
                .ifPresent(finding::fix);
          }
        });
  }
}
