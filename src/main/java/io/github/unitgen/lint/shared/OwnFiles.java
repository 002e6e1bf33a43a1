package io.github.unitgen.lint.shared;

import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.lint.Findings;
import io.github.unitgen.meaning.command.Flags;
import io.github.unitgen.meaning.command.Logs;
import io.github.unitgen.meaning.command.Started;
import io.github.unitgen.meaning.command.Workers;
import io.github.unitgen.source.Source;

/** Reports the files of a program the same way in units, jobs and manifests. */
public final class OwnFiles {
  private OwnFiles() {}

  /**
   * Reports a flag that makes {@code started} write a PID file; {@code source} is the file with the
   * flag.
   */
  public static void pidFile(Source source, Started started, Flags.Use use, Findings findings) {
    findings.report(
        use.span(),
        "`"
            + use.name()
            + "` makes "
            + use.program()
            + " write a PID file that the init does not need",
        finding -> {
          if (!Workers.is(started)) {
            finding.severity(Severity.INFO);
          }
          finding.help(
              use.flag()
                  .instead()
                  .map(instead -> "use `" + instead + "`, or remove it")
                  .orElse("remove it: the init knows the process that it starts"));
          Removal.of(source, use.span(), use.written().value(), "Remove the PID file")
              .ifPresent(finding::fix);
        });
  }

  /** Reports {@code started} if it is the end of a pipe to the log. */
  public static void pipe(Started started, Findings findings) {
    if (Logs.isPipe(started)) {
      findings.report(
          started.word().span(),
          "the pipe to the log keeps a shell as the main process",
          finding ->
              finding.help(
                  "start the program with `exec` and without the pipe: the init keeps its output"));
    }
  }
}
