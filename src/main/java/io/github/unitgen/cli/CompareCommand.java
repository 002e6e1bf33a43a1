package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Comparison;
import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.diagnostic.Severity;
import io.github.unitgen.manifest.Manifest;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.render.compare.Comparer;
import io.github.unitgen.report.ComparisonReport;
import io.github.unitgen.report.TextReporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code unitgen compare}: what a manifest promises on each init. */
final class CompareCommand {
  private final CompareOptions options;
  private final Console console;

  CompareCommand(ParseResult line, Console console) {
    this.options = new CompareOptions(line, console.directory());
    this.console = console;
  }

  int run() throws Stop {
    options.check();
    List<Diagnostic> findings = new ArrayList<>();
    Optional<Manifest> manifest = new Inputs(console).layers(options, findings).group(findings);
    ComparisonReport report =
        manifest
            .map(group -> report(group, options.manifestName()))
            .orElse(
                new ComparisonReport(
                    options.manifestName(), new Comparison(List.of(), List.of(), List.of())));
    if (options.json()) {
      console.out().print(report.json(findings));
    } else {
      List<Diagnostic> errors =
          findings.stream()
              .filter(f -> manifest.isEmpty() || f.severity() == Severity.ERROR)
              .toList();
      console.err().print(new TextReporter(console.style()).report(errors));
      console.out().print(manifest.isPresent() ? report.text() : "");
    }
    return report.compared().parts().isEmpty() ? ExitCode.FOUND : ExitCode.DONE;
  }

  /** Compares what {@code manifest} becomes; {@code name}: what it is called. */
  static ComparisonReport report(Manifest manifest, String name) {
    boolean ofUser = manifest.target().filter(Target.SYSTEMD_USER::equals).isPresent();
    return new ComparisonReport(
        name, Comparer.compare(manifest, ofUser ? Target.SYSTEMD_USER : Target.SYSTEMD));
  }
}
