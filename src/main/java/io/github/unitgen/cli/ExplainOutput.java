package io.github.unitgen.cli;

import io.github.unitgen.diagnostic.Diagnostic;
import io.github.unitgen.manifest.Target;
import io.github.unitgen.manifest.ValueOrigins.From;
import io.github.unitgen.manifest.ValueOrigins.Origin;
import io.github.unitgen.report.ValuesReport;
import java.util.List;

/** Prints where the values of a manifest come from. */
final class ExplainOutput extends FolderOutput {
  private final RenderOptions options;
  private final Console console;
  private final Target target;

  /** {@code findings}: those of the manifest. */
  ExplainOutput(RenderOptions options, Console console, Target target, List<Diagnostic> findings) {
    super(options, console, target, findings);
    this.options = options;
    this.console = console;
    this.target = target;
  }

  /** Nothing is explained of a manifest with errors. */
  @Override
  int failed() {
    print(List.of());
    return ExitCode.FOUND;
  }

  int print(List<Origin> origins) {
    ValuesReport report =
        new ValuesReport(
            target.id(), origins.stream().map(ExplainOutput::value).toList(), inOrder());
    if (options.json()) {
      console.out().print(report.json());
    } else {
      findings();
      console.out().print(report.text());
    }
    return ExitCode.DONE;
  }

  private static ValuesReport.Value value(Origin origin) {
    return new ValuesReport.Value(
        origin.key(), origin.value(), origin.at(), origin.replaced(), word(origin.from()));
  }

  private static String word(From from) {
    return switch (from) {
      case GIVEN -> "given";
      case DEFAULTS -> "defaults";
      case UNITGEN -> "default";
      case REMOVED -> "removed";
    };
  }
}
